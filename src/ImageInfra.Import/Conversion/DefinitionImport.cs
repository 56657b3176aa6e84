using ImageInfra.Import.Arm;
using ImageInfra.Import.Contract;
using ImageInfra.Import.Values;
using ImageInfra.Import.Writing;
using ImageInfra.Model.Description;
using ImageInfra.Model.Knowledge;

namespace ImageInfra.Import.Conversion;

/// <summary>Creates the <c>definition</c> of an image: from its image definition in the files, or from its template.</summary>
internal sealed class DefinitionImport(string image, string publisher, List<ImportNote> notes)
{
    // Definitions default to generation V2 since this api-version.
    private const string GenerationTwo = "2025-03-03";

    private static readonly string[] s_order =
    [
        "osType", "hyperVGeneration", "architecture", "identifier", "publisher", "offer", "sku", "features", "name", "value", "recommended", "vCPUs",
        "memory", "min", "max", "disallowed", "diskTypes", "purchasePlan", "product", "eula", "privacyStatementUri", "releaseNoteUri", "endOfLifeDate",
    ];

    private static readonly string[] s_flow = ["vCPUs", "memory"];

    /// <summary>Properties of image definitions that catalog files don't have.</summary>
    public static IReadOnlyList<string> Dropped { get; } = ["osState", "provisioningState", "uniqueId", "description"];

    /// <summary>Converts an image definition.</summary>
    public CatalogNode.Map From(ArmFileResource definition)
    {
        var properties = definition.Body.Find("properties") as ArmNode.Map ?? definition.Body;
        if (string.Equals(properties.TextOf("osState"), "Specialized", StringComparison.OrdinalIgnoreCase))
        {
            Note(ImportNoteKind.Problem, properties, "osState", "is Specialized, but Azure Image Builder only builds Generalized images");
        }

        var entries = Sorted(properties).Properties.ToList();
        if (properties.Find("hyperVGeneration") is null && definition.ApiVersion.Length == 0)
        {
            entries.Insert(Math.Min(1, entries.Count), new("hyperVGeneration", new ArmNode.Unknown(properties.Place, "V1 or V2", [])));
        }
        else if (properties.Find("hyperVGeneration") is null && string.CompareOrdinal(definition.ApiVersion, GenerationTwo) < 0)
        {
            Note(ImportNoteKind.Changed, properties, "hyperVGeneration", $"is V1, the default of api-version {definition.ApiVersion}");
            entries.Insert(Math.Min(1, entries.Count), new("hyperVGeneration", new ArmNode.Text(properties.Place, "V1")));
        }

        return (CatalogNode.Map)CatalogNodes.Of(new ArmNode.Map(properties.Place, entries), s_flow);
    }

    /// <summary>Derives a definition from a template.</summary>
    /// <param name="template">The properties of the template.</param>
    /// <param name="possible">The definitions of the files that may be the one of the template.</param>
    public CatalogNode.Map From(ArmNode.Map template, IReadOnlyList<ArmFileResource> possible)
    {
        var os = OsTypeEvidence.Find(template);
        if (os is { } certain)
        {
            Note(ImportNoteKind.Changed, template, "definition.osType", $"is {certain.OsType}, because {certain.Why}");
        }

        if (possible.Count > 0)
        {
            CatalogNode Unknown() => new CatalogNode.Text(Unresolved.Text("the image definition"));
            return new(
            [
                new("osType", new CatalogNode.Text(os?.OsType ?? Unresolved.Text("Linux or Windows"))),
                new("hyperVGeneration", Unknown()),
                new("identifier", new CatalogNode.Map([new("publisher", Unknown()), new("offer", Unknown()), new("sku", Unknown())])),
            ]);
        }

        var generation = GenerationOf(template);
        Note(ImportNoteKind.Changed, template, "definition.identifier", $"is {publisher}:{image}:{image}, because the file has no image definition");
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

    // Azure refuses a definition of another generation than the source.
    private CatalogNode.Text GenerationOf(ArmNode.Map template)
    {
        if (template.Find("source") is ArmNode.Map source
            && (source.TextOf("publisher"), source.TextOf("offer"), source.TextOf("sku")) is ({ } publisher, { } offer, { } sku)
            && MarketplaceKnowledge.Of(publisher, offer, sku) is { Generation: { } known, Certainty: Certainty.Documented })
        {
            Note(ImportNoteKind.Changed, template, "definition.hyperVGeneration", $"is {known}, the generation of the source '{publisher}:{offer}:{sku}'");
            return new($"{known}");
        }

        Note(ImportNoteKind.Attention, template, "definition.hyperVGeneration", "is V2, the default of the catalog, because the file has no image definition; set it to the generation of the source");
        return new("V2") { Comment = "Not in the imported file. Set it to the generation of the source: V1 or V2." };
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
        ArmNode.Map map when map.TextOf("name") is { } name && map.Find("value") is ArmNode.Text value => Sorted(WithValue(map, value with { Value = FeatureValues.Normalize(name, value.Value) })),
        ArmNode.Map map => Sorted(map),
        ArmNode.List list => list with { Items = [.. list.Items.Select(Sorted)] },
        _ => node,
    };

    // Features as other tools write them: 'NVMe,SCSI', 'true'.
    private static ArmNode.Map WithValue(ArmNode.Map feature, ArmNode.Text value) => feature with
    {
        Properties = [.. feature.Properties.Select(p => string.Equals(p.Key, "value", StringComparison.OrdinalIgnoreCase) ? KeyValuePair.Create<string, ArmNode>(p.Key, value) : p)],
    };

    // 'az' prints some names in different case, such as vCpUs.
    private static string Spell(string name) => s_order.FirstOrDefault(o => string.Equals(o, name, StringComparison.OrdinalIgnoreCase)) ?? name;

    private void Note(ImportNoteKind kind, ArmNode at, string path, string message) =>
        notes.Add(new(kind, at.Place.File, at.Place.Line, path, message));
}
