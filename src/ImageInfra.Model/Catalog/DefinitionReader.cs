using ImageInfra.Model.Description;
using ImageInfra.Model.Images;

namespace ImageInfra.Model.Catalog;

/// <summary>Reads <c>definition</c>.</summary>
internal static class DefinitionReader
{
    public static ImageDefinitionSpec? Read(MappingReader definition)
    {
        var osType = definition.Choice<OsType>("osType");
        // The only valid value is Generalized, so the spec omits it.
        _ = definition.Choice("osState");
        var generation = definition.Choice<HyperVGeneration>("hyperVGeneration") ?? HyperVGeneration.V2;
        var architecture = definition.Choice<Architecture>("architecture");
        var identifier = definition.Mapping("identifier", Identifier);
        var spec = new ImageDefinitionSpec
        {
            OsType = osType ?? default,
            HyperVGeneration = generation,
            Architecture = architecture ?? Architecture.X64,
            Identifier = identifier ?? new("", "", ""),
            Features = Features(definition, generation),
            AllowUpdateImage = definition.Flag("allowUpdateImage") ?? false,
            Recommended = definition.Mapping("recommended", Recommended),
            DisallowedDiskTypes = definition.Mapping("disallowed", d => d.Texts("diskTypes")) ?? [],
            PurchasePlan = definition.Mapping("purchasePlan", PurchasePlan),
            Eula = definition.Text("eula"),
            PrivacyStatementUri = definition.Text("privacyStatementUri"),
            ReleaseNoteUri = definition.Text("releaseNoteUri"),
            EndOfLifeDate = TextRules.ParseDate(definition.Text("endOfLifeDate")),
        };
        return osType is null || identifier is null ? null : spec;
    }

    private static ImageIdentifier? Identifier(MappingReader identifier) =>
        (identifier.Text("publisher"), identifier.Text("offer"), identifier.Text("sku")) is ({ } publisher, { } offer, { } sku) ? new(publisher, offer, sku) : null;

    private static List<ImageFeature> Features(MappingReader definition, HyperVGeneration generation)
    {
        var features = new List<ImageFeature>();
        foreach (var feature in definition.Mappings("features"))
        {
            var name = feature.Choice("name");
            var value = feature.Text("value");
            var start = feature.Text("startsAtVersion");
            feature.Close();
            if (name is null || value is null)
            {
                continue;
            }

            if (FeatureRules.Problem(name, value, generation) is { } problem)
            {
                feature.Fail("value", problem);
            }
            else if (features.Exists(f => f.Name == name))
            {
                feature.Fail("name", $"'{name}' is given twice; keep one");
            }

            features.Add(new(name, value) { StartsAtVersion = start is null ? null : ImageVersion.Parse(start) });
        }

        return features;
    }

    private static RecommendedConfiguration Recommended(MappingReader recommended) =>
        new(recommended.Mapping("vCPUs", Range), recommended.Mapping("memory", Range));

    private static ResourceRange Range(MappingReader range)
    {
        var result = new ResourceRange(range.Number("min"), range.Number("max"));
        if (result.Min > result.Max)
        {
            range.Fail("min", "is greater than max");
        }

        return result;
    }

    private static ImagePurchasePlan? PurchasePlan(MappingReader plan) =>
        (plan.Text("name"), plan.Text("publisher"), plan.Text("product")) is ({ } name, var publisher, var product) ? new(name, publisher, product) : null;
}
