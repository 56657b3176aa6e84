using System.Collections;
using System.Diagnostics.CodeAnalysis;
using ImageInfra.Driver.Foundations;
using Spectre.Console;

namespace ImageInfra.Cli.Terminal;

/// <summary>The streams of a command: results go to stdout, errors to stderr.</summary>
/// <param name="Output">The process's standard output.</param>
/// <param name="Error">The process's standard error.</param>
/// <param name="IsTerminal">Whether the output is an interactive terminal, where progress may be redrawn and colors used.</param>
/// <param name="HasColor">Whether colors are enabled.</param>
internal sealed record CliConsole(TextWriter Output, TextWriter Error, bool IsTerminal, bool HasColor)
{
    private const int PlainWidth = 32_000;

    private readonly OutputStream _output = new(Output);
    private readonly OutputStream _error = new(Error);

    /// <summary>Standard output for text.</summary>
    public TextWriter Output => _output.Texts;

    /// <summary>Standard error for text.</summary>
    public TextWriter Error => _error.Texts;

    /// <summary>Standard output for texts without secrets: JSON with masked values, and help.</summary>
    public TextWriter UnmaskedOutput => _output.Unmasked;

    /// <summary>Standard error for texts without secrets.</summary>
    public TextWriter UnmaskedError => _error.Unmasked;

    /// <summary>The environment variables that select additional receivers of events. Default: none, as in a test.</summary>
    public IReadOnlyDictionary<string, string> Environment
    {
        get;
        init
        {
            field = value;
            _output.IsOnRunner = _error.IsOnRunner = RunnerCommands.IsRunner(value);
        }
    } = new Dictionary<string, string>();

    /// <summary>The width of the terminal. Default: as the terminal reports.</summary>
    public int? Width { get; init; }

    /// <summary>Standard input. Default: empty, as in a test.</summary>
    public TextReader Input { get; init; } = TextReader.Null;

    [SuppressMessage("ApiDesign", "RS0030", Justification = "This is the CLI's console.")]
    public static CliConsole OfProcess() => new(
        Console.Out,
        Console.Error,
        !Console.IsOutputRedirected && !Console.IsErrorRedirected,
        string.IsNullOrEmpty(System.Environment.GetEnvironmentVariable("NO_COLOR")))
    {
        Input = Console.In,
        Environment = System.Environment.GetEnvironmentVariables()
            .Cast<DictionaryEntry>()
            .ToDictionary(v => (string)v.Key, v => (string?)v.Value ?? ""),
    };

    /// <summary>A console for people: colors and redrawing on a terminal, plain lines elsewhere.</summary>
    /// <param name="isError">Whether to write to standard error.</param>
    public IAnsiConsole Styled(bool isError)
    {
        var console = AnsiConsole.Create(new()
        {
            Out = new AnsiConsoleOutput((isError ? _error : _output).Styled),
            Ansi = IsTerminal ? AnsiSupport.Yes : AnsiSupport.No,
            ColorSystem = IsTerminal && HasColor ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
            // Spectre's own detection, such as colors in GitHub Actions, would override the settings above.
            Enrichment = new() { UseDefaultEnrichers = false },
            Interactive = IsTerminal ? InteractionSupport.Yes : InteractionSupport.No,
        });
        if (!IsTerminal)
        {
            // Lines do not wrap in a log.
            console.Profile.Width = PlainWidth;
        }
        else if (Width is { } width)
        {
            console.Profile.Width = width;
        }

        console.Pipeline.Attach(new SafeRendering());
        return console;
    }

    /// <summary>Writes a workflow command for a CI runner.</summary>
    /// <param name="line">The line.</param>
    /// <param name="isError">Whether to write to standard error.</param>
    public void Command(string line, bool isError) => (isError ? _error : _output).Command(line);
}
