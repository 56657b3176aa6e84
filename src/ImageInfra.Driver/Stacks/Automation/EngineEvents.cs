using Pulumi.Automation;
using Pulumi.Automation.Events;

namespace ImageInfra.Driver.Stacks.Automation;

/// <summary>The engine's events in the driver's words.</summary>
internal sealed class EngineEvents(IProgress<StackEvent> progress)
{
    /// <summary>How many resources for each action.</summary>
    public static IReadOnlyDictionary<StackAction, int> Changes(IEnumerable<KeyValuePair<OperationType, int>>? changes) =>
        (changes ?? [])
        .Select(c => (Action: ActionOf(c.Key), c.Value))
        .Where(c => c.Action is not null)
        .GroupBy(c => c.Action!.Value)
        .ToDictionary(g => g.Key, g => g.Sum(c => c.Value));

    /// <summary>Passes on what a person wants to see.</summary>
    public void Report(EngineEvent e)
    {
        switch (e)
        {
            case { ResourcePreEvent: { } pre }:
                Report(StackPhase.Started, pre.Metadata);
                if (pre.Planning == true)
                {
                    Report(StackPhase.Finished, pre.Metadata);
                }

                break;
            case { ResourceOutputsEvent: { Planning: not true } done }:
                Report(StackPhase.Finished, done.Metadata);
                break;
            case { ResourceOperationFailedEvent: { } failed }:
                Report(StackPhase.Failed, failed.Metadata);
                break;
            case { DiagnosticEvent: { Ephemeral: not true, Severity: not "debug" } diagnostic }:
                progress.Report(new(
                    StackPhase.Message,
                    StackAction.Same,
                    "",
                    NameOf(diagnostic.Urn ?? ""),
                    SecretMask.Apply(diagnostic.Message.Trim())));
                break;
        }
    }

    private void Report(StackPhase phase, StepEventMetadata step)
    {
        if (ActionOf(step.Op) is { } action)
        {
            progress.Report(new(phase, action, step.Type, NameOf(step.Urn)));
        }
    }

    // A replacement is three steps in the engine, and one change to a person.
    private static StackAction? ActionOf(OperationType operation) => operation switch
    {
        OperationType.Same => StackAction.Same,
        OperationType.Create or OperationType.Import => StackAction.Create,
        OperationType.Update => StackAction.Update,
        OperationType.Replace or OperationType.ImportReplacement => StackAction.Replace,
        OperationType.Delete => StackAction.Delete,
        OperationType.Read or OperationType.Refresh => StackAction.Read,
        _ => null,
    };

    private static string NameOf(string urn) => urn[(urn.LastIndexOf(':') + 1)..];
}
