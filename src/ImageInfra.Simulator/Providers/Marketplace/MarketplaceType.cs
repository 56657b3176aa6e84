using ImageInfra.Simulator.Arm;

namespace ImageInfra.Simulator.Providers.Marketplace;

/// <summary>A level of the marketplace in a region. Its lists are plain JSON arrays.</summary>
internal sealed class MarketplaceType(AzureState azure, string level, Func<string[], IEnumerable<string>> names) : ArmType(azure, level, KnownVersions.Compute)
{
    private const string Publishers = "Microsoft.Compute/locations/publishers";
    private const string Offers = Publishers + "/artifacttypes/offers";
    private const string Skus = Offers + "/skus";
    private const string Versions = Skus + "/versions";

    public override IReadOnlyList<ArmOperation> Operations => Name == Versions
        ? [List(BehaviorSource.Published, ReadNames), Get(BehaviorSource.Published, ReadVersion)]
        : [List(BehaviorSource.Published, ReadNames)];

    public static IEnumerable<ArmType> All(AzureState azure) =>
    [
        new MarketplaceType(azure, Publishers, _ => Catalog.Publishers),
        new MarketplaceType(azure, Offers, at => Catalog.Offers(at[0])),
        new MarketplaceType(azure, Skus, at => Catalog.Skus(at[0], at[1])),
        new MarketplaceType(azure, Versions, at => Catalog.Versions(at[0], at[1], at[2])),
    ];

    private ArmAnswer ReadNames(ArmRequest request)
    {
        var (location, at) = Parse(request);
        IEnumerable<string> found = [.. names(at)];
        if (!found.Any())
        {
            throw new ArmFault(404, "NotFound", $"Artifact: VMImage was not found in '{location}' under '{string.Join('/', at)}'. The simulator only has a few marketplace images.");
        }

        if (request.Query.GetValueOrDefault("$orderby")?.EndsWith("desc", StringComparison.OrdinalIgnoreCase) == true)
        {
            found = found.Reverse();
        }

        if (int.TryParse(request.Query.GetValueOrDefault("$top"), out var top))
        {
            found = found.Take(top);
        }

        return ArmAnswer.Of(200, new JsonArray([.. found.Select(name => Describe(request, location, name))]));
    }

    private ArmAnswer ReadVersion(ArmRequest request)
    {
        var (location, at) = Parse(request);
        var version = names(at).FirstOrDefault(v => v == request.Path.Name)
            ?? throw new ArmFault(404, "NotFound", $"Artifact: VMImage version '{request.Path.Name}' was not found.");
        var facts = MarketplaceFacts.Of(new JsonObject { ["publisher"] = at[0], ["offer"] = at[1], ["sku"] = at[2] });
        var body = Describe(request, location, version);
        body["properties"] = new JsonObject
        {
            ["osDiskImage"] = new JsonObject { ["operatingSystem"] = at[0].Contains("Windows", StringComparison.OrdinalIgnoreCase) ? "Windows" : "Linux" },
            ["dataDiskImages"] = new JsonArray(),
            ["hyperVGeneration"] = facts.Generation ?? "V2",
            ["architecture"] = facts.Architecture ?? "x64",
            ["features"] = new JsonArray(),
        };
        if (facts.NeedsPlan)
        {
            body["properties"]!["plan"] = new JsonObject { ["publisher"] = at[0], ["name"] = at[2], ["product"] = at[1] };
        }

        return ArmAnswer.Of(200, body);
    }

    private static (string Location, string[] At) Parse(ArmRequest request)
    {
        var segments = request.Path.Segments;
        string After(string key) => Array.FindIndex(segments, s => s.Equals(key, StringComparison.OrdinalIgnoreCase)) is >= 0 and var i && i + 1 < segments.Length ? segments[i + 1] : "";
        var location = Locations.Normalize(After("locations"));
        return Locations.IsKnown(location)
            ? (location, [After("publishers"), After("offers"), After("skus")])
            : throw new ArmFault(400, "NoRegisteredProviderFound", $"The location '{location}' is not a region of Azure.");
    }

    private static JsonObject Describe(ArmRequest request, string location, string name) => new()
    {
        ["id"] = request.Path.EndsWithType ? $"{request.Path.Text}/{name}" : request.Path.Text,
        ["name"] = name,
        ["location"] = location,
    };
}
