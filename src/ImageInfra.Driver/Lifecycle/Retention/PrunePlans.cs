using ImageInfra.Driver.Foundations;
using ImageInfra.Driver.Store;

namespace ImageInfra.Driver.Lifecycle.Retention;

/// <summary>Stores the last plan of each stack.</summary>
/// <param name="store">The store.</param>
public sealed class PrunePlans(IDocumentStore store)
{
    private static readonly DocumentKind<PrunePlan> s_kind = new(
        StoreCollections.Plans,
        1,
        PrunePlanJson.Default.PrunePlan,
        plan => new(plan.Stack, "", "", plan.Time));

    private readonly DocumentCollection<PrunePlan> _plans = new(store, s_kind, _ => { });

    /// <summary>Saves a plan in place of the last one of its stack.</summary>
    /// <exception cref="DriverException">The store cannot be used.</exception>
    public Task WriteAsync(PrunePlan plan, CancellationToken cancellationToken) =>
        _plans.OverwriteAsync(DocumentId.Part(plan.Stack), plan, cancellationToken);

    /// <summary>Reads the plan of a stack.</summary>
    /// <param name="stack">The stack.</param>
    /// <param name="id">The expected id; null to accept any.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="DriverException">The plan does not exist, has another id, or was edited.</exception>
    public async Task<PrunePlan> ReadAsync(string stack, string? id, CancellationToken cancellationToken)
    {
        var key = DocumentId.Part(stack);
        var name = store.NameOf(StoreCollections.Plans, key);
        var plan = await ParseAsync(key, name, cancellationToken) ?? throw new DriverException(
            DriverFailure.NotFound,
            $"{name} has no plan; to make one for review, run 'imageinfra prune'");
        if (plan.Hash() != plan.Id)
        {
            throw Changed(name, null);
        }

        return id is null || string.Equals(id, plan.Id, StringComparison.OrdinalIgnoreCase) ? plan : throw new DriverException(
            DriverFailure.PlanOutdated,
            $"the plan at {name} is {plan.Id} of {plan.Time:yyyy-MM-dd HH:mm} UTC, not {id}; nothing was deleted. To make a new plan, run 'imageinfra prune'");
    }

    private async Task<PrunePlan?> ParseAsync(string key, string name, CancellationToken cancellationToken)
    {
        try
        {
            return (await _plans.FindAsync(key, cancellationToken))?.Value;
        }
        catch (DriverException e) when (e.InnerException is DamagedDocumentException)
        {
            throw Changed(name, e);
        }
    }

    private static DriverException Changed(string name, Exception? e) => new(
        DriverFailure.PlanOutdated,
        $"{name} was edited after 'imageinfra prune' wrote it; nothing was deleted. To make a new plan, run 'imageinfra prune'",
        e);
}
