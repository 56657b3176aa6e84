using System.Collections.Concurrent;
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

    private readonly ConcurrentDictionary<string, StackRemoval> _removals = [];

    /// <summary>The resources that were deleted or replaced; in a preview, those that would be. Without flags of the state.</summary>
    public IReadOnlyList<StackRemoval> Removals => [.. _removals.Values];

    /// <summary>Passes on what a person wants to see.</summary>
    public void Report(EngineEvent e)
    {
        if (e.ResourcePreEvent is { } planned)
        {
            Note(planned.Metadata);
        }

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

    // A replacement is up to three steps: each tells the old resource, and one of them the inputs that cause it.
    private void Note(StepEventMetadata step)
    {
        var action = step.Op switch
        {
            OperationType.Delete => StackAction.Delete,
            OperationType.Replace or OperationType.DeleteReplaced or OperationType.CreateReplacement => StackAction.Replace,
            _ => (StackAction?)null,
        };
        if (action is null || step.Old is not { Custom: true, Id.Length: > 0 } old || old.Type.StartsWith("pulumi:", StringComparison.Ordinal))
        {
            return;
        }

        var removal = new StackRemoval(new(old.Type, NameOf(step.Urn), old.Id) { IsProtected = old.Protect ?? false }, action.Value)
        {
            ChangedInputs = (step.Keys ?? step.Diffs) is { } changed ? [.. changed] : [],
        };
        _removals.AddOrUpdate(
            old.Id.ToUpperInvariant(),
            removal,
            (_, known) => known.ChangedInputs.Count > 0 ? known : removal);
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
