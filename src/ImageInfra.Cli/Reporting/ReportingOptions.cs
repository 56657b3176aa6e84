using System.CommandLine;

namespace ImageInfra.Cli.Reporting;

/// <summary>The options for additional receivers of build events.</summary>
internal sealed class ReportingOptions
{
    private readonly Option<string?> _events = new("--events")
    {
        Description = "Appends what happens as JSON lines; - is stderr. docs/events.md describes them.",
        HelpName = "FILE",
    };

    public void AddTo(Command command) => command.Options.Add(_events);

    /// <summary>The file of <c>--events</c>; null if omitted.</summary>
    public string? EventsFile(ParseResult parsed) => parsed.GetValue(_events);
}
