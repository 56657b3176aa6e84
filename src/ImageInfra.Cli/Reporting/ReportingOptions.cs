using System.CommandLine;

namespace ImageInfra.Cli.Reporting;

/// <summary>The options for additional receivers of build events.</summary>
internal sealed class ReportingOptions
{
    private readonly Option<string?> _events = new("--events")
    {
        Description = "Append events as JSON lines to a file, or - for stderr. docs/events.md describes the events.",
        HelpName = "FILE",
    };

    public void AddTo(Command command) => command.Options.Add(_events);

    /// <summary>The file of <c>--events</c>; null if omitted.</summary>
    public string? EventsFile(ParseResult parsed) => parsed.GetValue(_events);
}
