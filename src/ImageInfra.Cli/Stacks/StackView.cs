using ImageInfra.Cli.Terminal;
using ImageInfra.Driver.Stacks;
using Spectre.Console;

namespace ImageInfra.Cli.Stacks;

/// <summary>Shows a stack operation in progress: a line for each finished resource, and on a terminal the resources in progress.</summary>
internal sealed class StackView : IProgress<StackEvent>
{
    private readonly Lock _gate = new();
    private readonly HashSet<string> _underWay = [];
    private readonly Report _report;
    private readonly StatusContext? _status;

    private StackView(Report report, StatusContext? status)
    {
        _report = report;
        _status = status;
    }

    public static Task<T> ShowAsync<T>(Report report, Func<IProgress<StackEvent>, Task<T>> operation) => report.IsLive
        ? report.People.Status().StartAsync("reading", status => operation(new StackView(report, status)))
        : operation(new StackView(report, null));

    /// <summary>Formats an event as a line; null if the event is not shown.</summary>
    public static FormattableString? Line(StackEvent e) => (e.Phase, e.Action) switch
    {
        (StackPhase.Message, _) => $"  [grey]{e.Message}[/]",
        (StackPhase.Failed, _) => $"  [red]failed  [/]  {ResourceNouns.Of(e.Type),-16}  {e.Name}",
        (StackPhase.Finished, StackAction.Create) => $"  [green]create  [/]  {ResourceNouns.Of(e.Type),-16}  {e.Name}",
        (StackPhase.Finished, StackAction.Update) => $"  [yellow]update  [/]  {ResourceNouns.Of(e.Type),-16}  {e.Name}",
        (StackPhase.Finished, StackAction.Replace) => $"  [yellow]replace [/]  {ResourceNouns.Of(e.Type),-16}  {e.Name}",
        (StackPhase.Finished, StackAction.Delete) => $"  [red]delete  [/]  {ResourceNouns.Of(e.Type),-16}  {e.Name}",
        (StackPhase.Finished, StackAction.Keep) => $"  [blue]keep    [/]  {ResourceNouns.Of(e.Type),-16}  {e.Name}",
        _ => null,
    };

    public void Report(StackEvent value)
    {
        lock (_gate)
        {
            if (Line(value) is { } line)
            {
                _report.Line(line);
            }

            var what = $"{ResourceNouns.Of(value.Type)} {value.Name}";
            if (value.Phase is StackPhase.Started)
            {
                _underWay.Add(what);
            }
            else
            {
                _underWay.Remove(what);
            }

            if (_status is not null && _underWay.Count > 0)
            {
                _status.Status = Shown.InMarkup(_underWay.Count == 1 ? _underWay.First() : $"{_underWay.First()} and {_underWay.Count - 1} more");
            }
        }
    }
}
