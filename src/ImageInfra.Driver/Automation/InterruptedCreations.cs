using System.Text.Json.Nodes;
using ImageInfra.Driver.Foundations;
using ImageInfra.Driver.Rehearsal;
using ImageInfra.Driver.Stacks;

namespace ImageInfra.Driver.Automation;

/// <summary>
/// Repairs the state after creations that were interrupted or failed halfway, so that the next update can proceed. A resource that
/// Azure finished is recorded in the state; an unfinished image template is deleted and created again. The name of a template
/// contains a hash of its content, so a template with the same name has the declared content. Nothing that can hold image versions
/// is ever deleted.
/// </summary>
internal sealed class InterruptedCreations(PulumiWorkspace workspace, RehearsedCalls calls)
{
    private const int MaximumLooks = 3;
    private const string AlreadyThere = "cannot create already existing resource";

    /// <summary>Whether a creation failed because the resource already exists and may match the declaration.</summary>
    public static bool MayTake(ResourceFailure failure) => failure.Type switch
    {
        ResourceTypes.ImageTemplate => failure.Message.Contains(AlreadyThere, StringComparison.OrdinalIgnoreCase),
        ResourceTypes.RoleAssignment => failure.Message.Contains(AlreadyThere, StringComparison.OrdinalIgnoreCase) || ExistingAssignment.IsNamedIn(failure.Message),
        _ => false,
    };

    /// <summary>Repairs the state after the last operation on the stack.</summary>
    /// <exception cref="DriverException">Another update is in progress.</exception>
    public async Task SettleAsync(IProgress<StackEvent> progress, CancellationToken cancellationToken)
    {
        for (var look = 0; look < MaximumLooks; look++)
        {
            if (await TrySettleAsync(progress, cancellationToken))
            {
                return;
            }
        }

        throw new DriverException(
            DriverFailure.StackBusy,
            $"the state of stack '{workspace.Stack}' keeps changing, because another update is in progress; wait until it ends, then run the command again");
    }

    // False if the state changed during the repair, because another update is in progress or just ended.
    private async Task<bool> TrySettleAsync(IProgress<StackEvent> progress, CancellationToken cancellationToken)
    {
        var state = await workspace.ExportAsync(cancellationToken);
        var (pending, templates) = (state.PendingCreations, state.UnfinishedTemplates);
        if (pending.Count + templates.Count == 0)
        {
            return true;
        }

        var subscription = state.SubscriptionId ?? SubscriptionOf(pending);
        List<string> failed = [];
        foreach (var template in templates)
        {
            failed.AddRange(await SettleTemplateAsync(state, template, progress, cancellationToken));
        }

        foreach (var declared in pending)
        {
            failed.AddRange(await SettlePendingAsync(state, declared, subscription, progress, cancellationToken));
        }

        return await CommitAsync(state, failed, progress, cancellationToken);
    }

    /// <summary>Records existing resources that match their declarations. Returns whether another update may proceed.</summary>
    public async Task<bool> TakeExistingAsync(IReadOnlyList<ResourceFailure> failures, IProgress<StackEvent> progress, CancellationToken cancellationToken)
    {
        var state = await workspace.ExportAsync(cancellationToken);
        List<string> failed = [];
        var taken = 0;
        foreach (var failure in failures.Where(MayTake))
        {
            var isTaken = failure.Type == ResourceTypes.ImageTemplate
                ? await TakeTemplateAsync(state, failure, failed, progress, cancellationToken)
                : await TakeAssignmentAsync(state, failure, progress, cancellationToken);
            taken += isTaken ? 1 : 0;
        }

        return taken > 0 && await CommitAsync(state, failed, progress, cancellationToken);
    }

    private static ArmType TemplateType => ArmTypes.Of(ResourceTypes.ImageTemplate);

    private static string? SubscriptionOf(IEnumerable<JsonObject> resources) => resources
        .Select(r => ArmNames.SubscriptionOf((string?)r["inputs"]?["scope"] ?? ""))
        .FirstOrDefault(s => s is not null) ?? Environment.GetEnvironmentVariable("ARM_SUBSCRIPTION_ID");

    private async Task<IEnumerable<string>> SettleTemplateAsync(
        StackState state,
        JsonObject template,
        IProgress<StackEvent> progress,
        CancellationToken cancellationToken)
    {
        var id = (string?)template["id"] ?? "";
        var found = await SettledAsync(TemplateType, id, progress, cancellationToken);
        if (found is not null && RehearsedCalls.IsFinished(found))
        {
            Tell(progress, template, "was created by Azure after its update ended; it is kept");
            StackState.Accept(template);
            return [];
        }

        Tell(progress, template, found is null ? "does not exist in Azure; it is created again" : "was left incomplete by an update; it is deleted and created again");
        state.Forget(r => ReferenceEquals(r, template));
        return found is null ? [] : [id];
    }

    private async Task<IEnumerable<string>> SettlePendingAsync(
        StackState state,
        JsonObject declared,
        string? subscription,
        IProgress<StackEvent> progress,
        CancellationToken cancellationToken)
    {
        var token = StackState.TypeOf(declared);
        if (ArmTypes.Find(token) is not { } type || DeclaredIdOf(declared, subscription) is not { } id)
        {
            Tell(progress, declared, "was being created when an update ended, and its id is unknown; it is created again");
            return [];
        }

        var found = await SettledAsync(type, id, progress, cancellationToken);
        if (found is null)
        {
            Tell(progress, declared, "was being created when an update ended, and does not exist in Azure; it is created again");
            return [];
        }

        if (RehearsedCalls.IsFinished(found))
        {
            Tell(progress, declared, "was being created when an update ended, and Azure completed it; it is kept");
            state.Adopt(declared, IdOf(found, id), type.Outputs(found));
            return [];
        }

        if (token == ResourceTypes.ImageTemplate)
        {
            Tell(progress, declared, "was left incomplete by an update; it is deleted and created again");
            return [id];
        }

        var problem = $"its provisioning state is '{RehearsedCalls.StateOf(found)}'";
        Tell(progress, declared, $"was being created when an update ended, and {problem}; it is written again");
        state.Adopt(declared, IdOf(found, id), type.Outputs(found), problem);
        return [];
    }

    private async Task<bool> TakeTemplateAsync(
        StackState state,
        ResourceFailure failure,
        List<string> failed,
        IProgress<StackEvent> progress,
        CancellationToken cancellationToken)
    {
        if (ArmIds.In(failure.Message) is not [var id, ..])
        {
            return false;
        }

        var found = await SettledAsync(TemplateType, id, progress, cancellationToken);
        if (found is null)
        {
            return true;
        }

        if (RehearsedCalls.IsFinished(found) && failure.State is { } declared && StackState.IsWhole(declared))
        {
            Tell(progress, failure, "already exists in Azure with the declared content; it is imported into the stack");
            state.Adopt(declared, IdOf(found, id), TemplateType.Outputs(found));
            return true;
        }

        if ((string?)found["properties"]?["lastRunStatus"]?["runState"] is "Running")
        {
            throw new DriverException(
                DriverFailure.StackBusy,
                $"image template '{failure.Name}' already exists in Azure and its run is in progress ({id}); run the command again after the run has ended");
        }

        Tell(progress, failure, "already exists in Azure but is not usable; it is deleted and created again");
        failed.Add(id);
        return true;
    }

    private async Task<bool> TakeAssignmentAsync(StackState state, ResourceFailure failure, IProgress<StackEvent> progress, CancellationToken cancellationToken)
    {
        if (failure.State?["inputs"] is not JsonObject inputs || !StackState.IsWhole(failure.State))
        {
            return false;
        }

        if (await calls.FindAssignmentAsync(failure.Message, inputs, cancellationToken) is not { } found || (string?)found["id"] is not { } id)
        {
            return false;
        }

        Tell(progress, failure, "already exists in Azure with the same role, principal and scope; it is imported into the stack");
        state.Adopt(failure.State, id, ArmTypes.Of(ResourceTypes.RoleAssignment).Outputs(found));
        return true;
    }

    // The import comes first, because it takes the lock: no resource of another update in progress is touched. During the wait for the
    // lock another update may have written the state; that state is not overwritten.
    private async Task<bool> CommitAsync(StackState state, IReadOnlyList<string> failed, IProgress<StackEvent> progress, CancellationToken cancellationToken)
    {
        if ((await workspace.ExportAsync(cancellationToken)).Text != state.Text)
        {
            return false;
        }

        await workspace.ImportAsync(state, progress, cancellationToken);
        await DeleteTemplatesAsync(failed, cancellationToken);
        return true;
    }

    private async Task DeleteTemplatesAsync(IReadOnlyList<string> ids, CancellationToken cancellationToken)
    {
        foreach (var id in ids.Distinct(StringComparer.OrdinalIgnoreCase))
        {
            await calls.DeleteAsync(TemplateType, id, cancellationToken);
        }
    }

    private Task<JsonObject?> SettledAsync(ArmType type, string id, IProgress<StackEvent> progress, CancellationToken cancellationToken) =>
        calls.GetSettledAsync(
            type,
            id,
            state => Tell(progress, $"{ResourceNouns.Of(type.Token)} '{ArmNames.Last(id)}' is still '{state}' in Azure; waiting for it"),
            cancellationToken);

    /// <summary>The ARM id of a resource whose creation started; null if its inputs do not contain it.</summary>
    public static string? DeclaredIdOf(JsonObject declared, string? subscription) =>
        ArmTypes.Find(StackState.TypeOf(declared)) is { } type
        && declared["inputs"] is JsonObject inputs
        && (subscription is not null || type.IdPattern.StartsWith("/{scope}", StringComparison.Ordinal))
            ? type.Id(inputs, subscription ?? "")
            : null;

    private static string IdOf(JsonObject found, string otherwise) => (string?)found["id"] ?? otherwise;

    private static void Tell(IProgress<StackEvent> progress, JsonObject resource, string text) =>
        Tell(progress, $"{ResourceNouns.Of(StackState.TypeOf(resource))} '{EngineRecord.NameOf(StackState.UrnOf(resource))}' {text}");

    private static void Tell(IProgress<StackEvent> progress, ResourceFailure failure, string text) =>
        Tell(progress, $"{ResourceNouns.Of(failure.Type)} '{failure.Name}' {text}");

    private static void Tell(IProgress<StackEvent> progress, string text) =>
        progress.Report(new(StackPhase.Message, StackAction.Same, "", "", text));
}
