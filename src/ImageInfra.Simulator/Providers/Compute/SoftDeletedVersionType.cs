using ImageInfra.Simulator.Arm;
using ImageInfra.Simulator.Foundations;
using ImageInfra.Simulator.Store;

namespace ImageInfra.Simulator.Providers.Compute;

/// <summary>
/// Deleted versions of a gallery with soft delete. A PUT restores them within a week, or within the retention period of the
/// gallery.
/// </summary>
internal sealed class SoftDeletedVersionType(AzureState azure) : ArmType(azure, "Microsoft.Compute/galleries/softDeletedArtifactTypes/artifacts/versions", KnownVersions.Galleries)
{
    public const int RetentionInDays = 7;

    private const string Expired = "soft-deleted-version-expired";
    private const string Kept = "original";
    private const string KeptHidden = "originalHidden";
    private const string Until = "until";
    private const int MaximumDays = 3_650;

    public override IReadOnlyList<ArmOperation> Operations =>
    [
        new("LIST", "Microsoft.Compute/galleries/softDeletedResources/read", BehaviorSource.Published, request => ListPage.Of(Azure, request, Name, ListPage.Compute)),
    ];

    public override IReadOnlyDictionary<string, Action<DueEvent>> Events => new Dictionary<string, Action<DueEvent>>
    {
        [Expired] = due =>
        {
            // If the version was restored and deleted again, a later event ends its retention.
            if (Azure.Store.TryFind(due.Target, out var deleted)
                && ((string?)deleted.Hidden[Until] is not { } until || SimulatorJson.Time(until) <= due.Time))
            {
                Azure.Store.Remove(due.Target);
            }
        },
    };

    /// <summary>Keeps a deleted version, if its gallery has soft delete.</summary>
    public static void Keep(AzureState azure, string versionId, bool isBypassed)
    {
        if (isBypassed || !azure.Store.TryFind(versionId, out var version)
            || !azure.Store.TryFind(ResourceId.Up(versionId, 4), out var gallery)
            || (bool?)gallery.Properties["softDeletePolicy"]?["isSoftDeleteEnabled"] != true)
        {
            return;
        }

        var key = KeyOf(versionId);
        var policy = gallery.Properties["softDeletePolicy"]!;
        var days = ((long?)(int?)policy["retentionPeriodInDays"] ?? RetentionInDays) + ((int?)policy["gracePeriodInDays"] ?? 0);
        var until = azure.Now + TimeSpan.FromDays(Math.Clamp(days, 1, MaximumDays));
        azure.Store.Put(new(
            key,
            new JsonObject
            {
                ["id"] = key,
                ["name"] = version.Name,
                ["type"] = "Microsoft.Compute/galleries/softDeletedArtifactTypes/artifacts/versions",
                ["location"] = version.Location,
                ["properties"] = new JsonObject
                {
                    ["resourceArmId"] = version.Id,
                    ["softDeletedArtifactType"] = "Images",
                    ["softDeletedTime"] = azure.Now.ToString("O"),
                },
            },
            new JsonObject { [Kept] = version.Body.DeepClone(), [KeptHidden] = version.Hidden.DeepClone(), [Until] = until.ToString("O") }));
        azure.Timeline.Schedule(until, Expired, key);
    }

    public static ArmResource? Find(AzureState azure, string versionId) => azure.Store.Find(KeyOf(versionId));

    /// <summary>Returns the version as it was before its deletion.</summary>
    public static ArmResource Original(ArmResource deleted)
    {
        var body = (JsonObject)deleted.Hidden[Kept]!.DeepClone();
        return new((string)body["id"]!, body, (JsonObject)deleted.Hidden[KeptHidden]!.DeepClone()) { ProvisioningState = "Updating" };
    }

    private static string KeyOf(string versionId)
    {
        var segments = versionId.Split('/');
        return $"{ResourceId.Up(versionId, 4)}/softDeletedArtifactTypes/Images/artifacts/{segments[^3]}/versions/{segments[^1]}";
    }
}
