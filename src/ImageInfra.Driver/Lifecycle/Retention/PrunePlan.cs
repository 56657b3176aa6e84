using System.Security.Cryptography;
using System.Text.Json;
using ImageInfra.Driver.Inventory;

namespace ImageInfra.Driver.Lifecycle.Retention;

/// <summary>A plan that <c>imageinfra prune</c> proposes for a stack and <c>prune --apply</c> carries out exactly.</summary>
public sealed record PrunePlan
{
    private const int IdLength = 12;

    /// <summary>
    /// The first digits of a hash of the deletions and the facts behind them. The same facts give the same id at any time.
    /// </summary>
    public required string Id { get; init; }

    /// <summary>The stack.</summary>
    public required string Stack { get; init; }

    /// <summary>The images that the plan covers; empty means all.</summary>
    public required IReadOnlyList<string> Images { get; init; }

    /// <summary>The time when the plan was made.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>Whether deleted versions can be restored.</summary>
    public required bool HasSoftDelete { get; init; }

    /// <summary>The versions to delete, in order.</summary>
    public required IReadOnlyList<PlannedDeletion> Versions { get; init; }

    /// <summary>The orphaned resources, to delete or only to show.</summary>
    public required IReadOnlyList<Orphan> Orphans { get; init; }

    /// <summary>The versions that are kept.</summary>
    public required IReadOnlyList<KeptVersion> Kept { get; init; }

    /// <summary>Whether the plan deletes nothing.</summary>
    public bool DeletesNothing => Versions.Count == 0 && !Orphans.Any(o => o.IsDeleted);

    /// <summary>Creates the plan of a stack.</summary>
    internal static PrunePlan Create(
        FactoryInventory inventory,
        FactoryResources resources,
        string stack,
        IReadOnlyList<string> images,
        DateTimeOffset now)
    {
        var retention = RetentionPlanner.Create(inventory, stack, now, images);
        var plan = new PrunePlan
        {
            Id = "",
            Stack = stack,
            Images = images,
            Time = now,
            HasSoftDelete = resources.HasSoftDelete,
            Versions =
            [
                .. retention.Deletions.Select(v => new PlannedDeletion(v.Image, v.Version.Number.ToString(), v.Version.Id, VersionFacts.Of(v.Version))),
            ],
            Orphans = OrphanPlanner.Create(inventory.Stacks.Single(s => s.Name == stack), resources, images),
            Kept =
            [
                .. retention.Verdicts.Where(v => !v.IsDeleted).Select(v => new KeptVersion(v.Image, v.Version.Number.ToString(), v.Version.PublishedDate, v.Reasons)),
            ],
        };
        return plan with { Id = plan.Hash() };
    }

    /// <summary>Computes the id from the content.</summary>
    internal string Hash()
    {
        var content = this with { Id = "", Time = default, Kept = [], Orphans = [.. Orphans.Where(o => o.IsDeleted)] };
        return Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(content, PrunePlanJson.Default.PrunePlan)))[..IdLength];
    }
}
