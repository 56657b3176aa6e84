using ImageInfra.Simulator.Arm;

namespace ImageInfra.Simulator.Providers.Compute;

/// <summary>The VM sizes of a subscription. The filter on a region is the only one.</summary>
internal sealed class ComputeSkuType(AzureState azure) : ArmType(azure, "Microsoft.Compute/skus", KnownVersions.ComputeSkus)
{
    private const string Filter = "location eq '";

    public override IReadOnlyList<ArmOperation> Operations => [List(BehaviorSource.Published, request =>
    {
        var filter = request.Query.GetValueOrDefault("$filter") ?? "";
        var location = filter.StartsWith(Filter, StringComparison.OrdinalIgnoreCase) && filter.EndsWith('\'') ? Locations.Normalize(filter[Filter.Length..^1]) : "";
        return filter.Length > 0 && !Locations.All.Contains(location)
            ? throw new ArmFault(400, "InvalidFilter", $"The filter '{filter}' is not supported. The simulator only knows location eq 'REGION'.")
            : ArmAnswer.List(OfferedSizes.All.Select(s => Describe(s.Name, s.Family, s.Cores, s.Memory, location.Length > 0 ? [location] : Locations.All)));
    })];

    private static JsonObject Describe(string name, string family, int cores, int memory, IEnumerable<string> locations) => new()
    {
        ["resourceType"] = "virtualMachines",
        ["name"] = name,
        ["tier"] = "Standard",
        ["size"] = name[(name.IndexOf('_', StringComparison.Ordinal) + 1)..],
        ["family"] = family,
        ["locations"] = new JsonArray([.. locations.Select(l => JsonValue.Create(l))]),
        ["capabilities"] = new JsonArray(
            Capability("vCPUs", $"{cores}"),
            Capability("MemoryGB", $"{memory}"),
            Capability("HyperVGenerations", Joined(VmSizeFacts.Of(name, "generations"), "V1,V2")),
            Capability("DiskControllerTypes", Joined(VmSizeFacts.Of(name, "controllers"), "SCSI")),
            Capability("CpuArchitectureType", (string?)VmSizeFacts.Of(name, "architecture") ?? "x64")),
        ["restrictions"] = new JsonArray(),
    };

    private static string Joined(JsonNode? values, string otherwise) => values is JsonArray array ? string.Join(',', array.Select(v => (string?)v)) : otherwise;

    private static JsonObject Capability(string name, string value) => new() { ["name"] = name, ["value"] = value };
}

/// <summary>The quotas of vCPUs in a region. Nothing is in use, because simulated VMs have no vCPUs.</summary>
internal sealed class ComputeUsageType(AzureState azure) : ArmType(azure, "Microsoft.Compute/locations/usages", KnownVersions.Compute)
{
    private const int OfFamily = 100;
    private const int OfRegion = 350;

    public override IReadOnlyList<ArmOperation> Operations =>
    [
        List(BehaviorSource.Published, _ => ArmAnswer.List(
            [Usage("cores", "Total Regional vCPUs", OfRegion), .. OfferedSizes.Families.Select(f => Usage(f, $"{f} vCPUs", OfFamily))])),
    ];

    private static JsonObject Usage(string name, string shown, int limit) => new()
    {
        ["name"] = new JsonObject { ["value"] = name, ["localizedValue"] = shown },
        ["unit"] = "Count",
        ["currentValue"] = 0,
        ["limit"] = limit,
    };
}
