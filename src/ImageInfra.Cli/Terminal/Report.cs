using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using ImageInfra.Driver.Foundations;
using Spectre.Console;

namespace ImageInfra.Cli.Terminal;

/// <summary>What one command says: words for people, and with <c>--json</c> one JSON value on stdout and nothing else there.</summary>
internal sealed class Report
{
    private static readonly JsonSerializerOptions s_json = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly CliConsole _console;

    public Report(CliConsole console, bool json)
    {
        _console = console;
        IsJson = json;
        People = console.Styled(isError: json);
        Problems = console.Styled(isError: true);
    }

    public bool IsJson { get; }

    /// <summary>Whether progress may move.</summary>
    public bool IsLive => _console.IsTerminal && !IsJson;

    /// <summary>Words for people: stdout, or stderr when stdout has JSON.</summary>
    public IAnsiConsole People { get; }

    /// <summary>Standard error, for lines that are not words.</summary>
    public TextWriter Error => _console.Error;

    /// <summary>Standard error, for JSON without secrets.</summary>
    public TextWriter JsonError => _console.JsonError;

    private IAnsiConsole Problems { get; }

    public void Line(FormattableString text) => People.MarkupLineInterpolated(Shown.Arguments(text));

    /// <summary>Something that went wrong and stops nothing.</summary>
    public void Warn(string problem) => Problems.MarkupLineInterpolated($"[yellow]warning:[/] {Shown.Text(problem)}");

    /// <summary>Something that is not shown, and why. On stderr.</summary>
    public void Note(string note) => Problems.MarkupLineInterpolated($"[grey]note: {Shown.Text(note)}[/]");

    /// <summary>Something that makes the command fail, where its result is shown all the same.</summary>
    public void Problem(string problem) => Problems.MarkupLineInterpolated($"[red]error:[/] {Shown.Text(problem)}");

    /// <summary>A line for whoever runs this command, as it is: on stdout, or on stderr when stdout has JSON.</summary>
    public void Annotate(string line) => (IsJson ? _console.Error : _console.Output).WriteLine(line);

    /// <summary>Text for programs, alone on stdout: a page, a schema, or a backup. Nothing in it is masked.</summary>
    public void Verbatim(string text) => _console.JsonOutput.WriteLine(text);

    /// <summary>Writes a command for the runner of a pipeline: on stdout, or on stderr when stdout has JSON.</summary>
    public void Command(string line) => _console.Command(line, isError: IsJson);

    /// <summary>A result that is JSON whether or not that was asked for, alone on stdout.</summary>
    public void Output(JsonNode json) => _console.JsonOutput.WriteLine(SecretMask.Apply(json)!.ToJsonString(s_json));

    /// <summary>The result, for programs. Without <c>--json</c> nothing.</summary>
    public void Result(Func<JsonNode> result)
    {
        if (IsJson)
        {
            Output(result());
        }
    }

    /// <summary>Why a command ended as it did, for people and for programs.</summary>
    public ExitCode Fail(ExitCode code, params IReadOnlyList<string> problems)
    {
        foreach (var problem in problems)
        {
            Problem(problem);
        }

        Result(() => new JsonObject
        {
            ["error"] = new JsonObject
            {
                ["exitCode"] = (int)code,
                ["name"] = code.ToString(),
                ["messages"] = new JsonArray([.. problems.Select(p => JsonValue.Create(p))]),
            },
        });
        return code;
    }
}
