using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using ImageInfra.Cli.Json;
using ImageInfra.Driver.Foundations;
using Spectre.Console;

namespace ImageInfra.Cli.Terminal;

/// <summary>
/// The output of one command: text for people; with <c>--json</c>, stdout has exactly one JSON value. Errors and warnings are always on stderr.
/// </summary>
internal sealed class Report
{
    /// <summary>The format of JSON on stdout.</summary>
    public static readonly JsonSerializerOptions Format = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly CliConsole _console;

    private readonly Func<string, string> _hints;

    /// <param name="console">The streams.</param>
    /// <param name="json">Whether stdout has JSON.</param>
    /// <param name="hints">Completes the commands in messages. Default: unchanged.</param>
    /// <param name="hasProgress">With JSON: whether the text for people is on stderr. Default: it is omitted.</param>
    public Report(CliConsole console, bool json, Func<string, string>? hints = null, bool hasProgress = false)
    {
        (_console, _hints) = (console, hints ?? (text => text));
        IsJson = json;
        IsSilent = json && !hasProgress;
        People = IsSilent ? new CliConsole(TextWriter.Null, TextWriter.Null, IsTerminal: false, HasColor: false).Styled(isError: false) : console.Styled(isError: json);
        Problems = console.Styled(isError: true);
    }

    public bool IsJson { get; }

    /// <summary>Whether progress may be redrawn.</summary>
    public bool IsLive => _console.IsTerminal && !IsJson;

    /// <summary>Text for people: on stdout; if stdout has JSON, on stderr or nowhere.</summary>
    public IAnsiConsole People { get; }

    /// <summary>Standard error, for lines without markup.</summary>
    public TextWriter Error => _console.Error;

    /// <summary>Standard error, for JSON without secrets.</summary>
    public TextWriter UnmaskedError => _console.UnmaskedError;

    private bool IsSilent { get; }

    private IAnsiConsole Problems { get; }

    public void Line(FormattableString text) => People.MarkupLineInterpolated(Shown.Arguments(FormattableStringFactory.Create(
        _hints(text.Format),
        [.. text.GetArguments().Select(a => a is string words ? _hints(words) : a)])));

    /// <summary>Shows a warning; the command continues.</summary>
    public void Warn(string problem) => Problems.MarkupLineInterpolated($"[yellow]warning:[/] {Shown.Text(_hints(problem))}");

    /// <summary>Shows a note about omitted output, on stderr.</summary>
    public void Note(string note) => Problems.MarkupLineInterpolated($"[grey]note: {Shown.Text(_hints(note))}[/]");

    /// <summary>Shows an error that fails the command after its result is shown.</summary>
    public void Problem(string problem) => Problems.MarkupLineInterpolated($"[red]error:[/] {Shown.Text(_hints(problem))}");

    /// <summary>Writes an unformatted line for people: on stdout; if stdout has JSON, on stderr or nowhere.</summary>
    public void Annotate(string line)
    {
        if (!IsSilent)
        {
            (IsJson ? _console.Error : _console.Output).WriteLine(line);
        }
    }

    /// <summary>Writes text for programs to stdout: a page, a schema or a backup. Nothing is masked.</summary>
    public void Verbatim(string text) => _console.UnmaskedOutput.WriteLine(text);

    /// <summary>Writes a workflow command for a CI runner: on stdout, or on stderr if stdout has JSON.</summary>
    public void Command(string line) => _console.Command(line, isError: IsJson);

    /// <summary>Writes a JSON result to stdout, with or without <c>--json</c>.</summary>
    public void Output(JsonNode json) => _console.UnmaskedOutput.WriteLine(SecretMask.Apply(json)!.ToJsonString(Format));

    /// <summary>Writes the result of the command as JSON if <c>--json</c> is set.</summary>
    public void Result<T>(Func<T> result)
        where T : class
    {
        if (IsJson)
        {
            Output(OutputJson.Format(result()));
        }
    }

    /// <summary>Shows the errors that fail a command, as text or JSON, and returns the exit code.</summary>
    public ExitCode Fail(ExitCode code, params IReadOnlyList<string> problems)
    {
        foreach (var problem in problems)
        {
            Problem(problem);
        }

        Result(() => new ErrorOutput(new((int)code, code.ToString(), [.. problems.Select(_hints)])));
        return code;
    }
}
