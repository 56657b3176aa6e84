using ImageInfra.Import.Arm;
using ImageInfra.Import.Contract;
using ImageInfra.Import.Writing;
using ImageInfra.Model.Description;

namespace ImageInfra.Import.Conversion;

/// <summary>The <c>definition</c> of an image: from the image definition in the files, or from what the template shows.</summary>
internal sealed class DefinitionImport(string image, string publisher, List<ImportNote> notes)
{
    // From this api-version the default of a definition's generation is V2.
    private const string GenerationTwo = "2025-03-03";

    private static readonly string[] s_order =
    [
        "osType", "hyperVGeneration", "architecture", "identifier", "publisher", "offer", "sku", "features", "name", "value", "recommended", "vCPUs",
        "memory", "min", "max", "disallowed", "diskTypes", "purchasePlan", "product", "eula", "privacyStatementUri", "releaseNoteUri", "endOfLifeDate",
    ];

    private static readonly string[] s_flow = ["vCPUs", "memory"];

    /// <summary>What of an image definition is Azure's own, or not the catalog's.</summary>
    public static IReadOnlyList<string> Dropped { get; } = ["osState", "provisioningState", "uniqueId", "description"];

    /// <summary>From an image definition.</summary>
    public CatalogNode.Map From(ArmFileResource definition)
    {
        var properties = definition.Body.Find("properties") as ArmNode.Map ?? definition.Body;
        if (string.Equals(properties.TextOf("osState"), "Specialized", StringComparison.OrdinalIgnoreCase))
        {
            Note(ImportNoteKind.Problem, properties, "osState", "Azure Image Builder builds generalized images only; this definition is for specialized ones");
        }

        var entries = Sorted(properties).Properties.ToList();
        if (properties.Find("hyperVGeneration") is null && definition.ApiVersion.Length > 0 && string.CompareOrdinal(definition.ApiVersion, GenerationTwo) < 0)
        {
            Note(ImportNoteKind.Changed, properties, "hyperVGeneration", $"is V1, which it is with api-version {definition.ApiVersion} by default");
            entries.Insert(Math.Min(1, entries.Count), new("hyperVGeneration", new ArmNode.Text(properties.Place, "V1")));
        }

        return (CatalogNode.Map)CatalogNodes.Of(new ArmNode.Map(properties.Place, entries), s_flow);
    }

    /// <summary>From a template alone.</summary>
    public CatalogNode.Map From(ArmNode.Map template)
    {
        var os = OsTypeEvidence.Find(template);
        if (os is { } certain)
        {
            Note(ImportNoteKind.Changed, template, "definition.osType", $"is {certain.OsType}: {certain.Why}");
        }

        var generation = new CatalogNode.Text("V2")
        {
            Comment = "Not in the imported file. It has to be the generation of the source: V1 or V2.",
        };
        Note(ImportNoteKind.Attention, template, "definition.hyperVGeneration", "is V2, the catalog's default: the file has no image definition; it has to be the generation of the source");
        Note(ImportNoteKind.Changed, template, "definition.identifier", $"is {publisher}:{image}:{image}: the file has no image definition");
        return new(
        [
            new("osType", new CatalogNode.Text(os?.OsType ?? Unresolved.Text("Linux or Windows"))),
            new("hyperVGeneration", generation),
            new("identifier", new CatalogNode.Map(
            [
                new("publisher", new CatalogNode.Text(publisher)),
                new("offer", new CatalogNode.Text(image)),
                new("sku", new CatalogNode.Text(image)),
            ])),
        ]);
    }

    private static ArmNode.Map Sorted(ArmNode.Map map) => map with
    {
        Properties =
        [
            .. map.Properties
                .Where(p => p.Value is not (ArmNode.Null or ArmNode.Text { Value: "" } or ArmNode.List { Items.Count: 0 } or ArmNode.Map { Properties.Count: 0 }))
                .Where(p => !Dropped.Contains(p.Key, StringComparer.OrdinalIgnoreCase))
                .Select(p => KeyValuePair.Create(Spell(p.Key), Sorted(p.Value)))
                .OrderBy(p => Array.IndexOf(s_order, p.Key) is >= 0 and var index ? index : int.MaxValue),
        ],
    };

    private static ArmNode Sorted(ArmNode node) => node switch
    {
        ArmNode.Map map => Sorted(map),
        ArmNode.List list => list with { Items = [.. list.Items.Select(Sorted)] },
        _ => node,
    };

    // 'az' has vCpUs and the like.
    private static string Spell(string name) => s_order.FirstOrDefault(o => string.Equals(o, name, StringComparison.OrdinalIgnoreCase)) ?? name;

    private void Note(ImportNoteKind kind, ArmNode at, string path, string message) =>
        notes.Add(new(kind, at.Place.File, at.Place.Line, path, message));
}
