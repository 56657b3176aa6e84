using ImageInfra.Model.Description;
using ImageInfra.Model.Images;

namespace ImageInfra.Model.Catalog;

/// <summary>Reads <c>definition</c>.</summary>
internal static class DefinitionReader
{
    public static ImageDefinitionSpec? Read(MappingReader definition)
    {
        var osType = definition.Choice<OsType>("osType");
        // Azure Image Builder makes generalized images alone, so there is nothing to remember.
        _ = definition.Choice("osState");
        var generation = definition.Choice<HyperVGeneration>("hyperVGeneration") ?? HyperVGeneration.V2;
        var architecture = definition.Choice<Architecture>("architecture");
        var identifier = Identifier(definition.Mapping("identifier"));
        var spec = new ImageDefinitionSpec
        {
            OsType = osType ?? default,
            HyperVGeneration = generation,
            Architecture = architecture ?? Architecture.X64,
            Identifier = identifier ?? new("", "", ""),
            Features = Features(definition, generation),
            AllowUpdateImage = definition.Flag("allowUpdateImage") ?? false,
            Recommended = Recommended(definition.Mapping("recommended")),
            DisallowedDiskTypes = DiskTypes(definition.Mapping("disallowed")),
            PurchasePlan = PurchasePlan(definition.Mapping("purchasePlan")),
            Eula = definition.Text("eula"),
            PrivacyStatementUri = definition.Text("privacyStatementUri"),
            ReleaseNoteUri = definition.Text("releaseNoteUri"),
            EndOfLifeDate = TextRules.ParseDate(definition.Text("endOfLifeDate")),
        };
        definition.Close();
        return osType is null || identifier is null ? null : spec;
    }

    private static ImageIdentifier? Identifier(MappingReader? identifier)
    {
        if (identifier is null)
        {
            return null;
        }

        var (publisher, offer, sku) = (identifier.Text("publisher"), identifier.Text("offer"), identifier.Text("sku"));
        identifier.Close();
        return publisher is null || offer is null || sku is null ? null : new(publisher, offer, sku);
    }

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
                feature.Fail("name", $"'{name}' is there twice");
            }

            features.Add(new(name, value) { StartsAtVersion = start is null ? null : ImageVersion.Parse(start) });
        }

        return features;
    }

    private static RecommendedConfiguration? Recommended(MappingReader? recommended)
    {
        if (recommended is null)
        {
            return null;
        }

        var result = new RecommendedConfiguration(Range(recommended.Mapping("vCPUs")), Range(recommended.Mapping("memory")));
        recommended.Close();
        return result;
    }

    private static ResourceRange? Range(MappingReader? range)
    {
        if (range is null)
        {
            return null;
        }

        var result = new ResourceRange(range.Number("min"), range.Number("max"));
        if (result.Min > result.Max)
        {
            range.Fail("min", "is more than max");
        }

        range.Close();
        return result;
    }

    private static ImagePurchasePlan? PurchasePlan(MappingReader? plan)
    {
        if (plan is null)
        {
            return null;
        }

        var (name, publisher, product) = (plan.Text("name"), plan.Text("publisher"), plan.Text("product"));
        plan.Close();
        return name is null ? null : new(name, publisher, product);
    }

    private static IReadOnlyList<string> DiskTypes(MappingReader? disallowed)
    {
        var types = disallowed?.Texts("diskTypes") ?? [];
        disallowed?.Close();
        return types;
    }
}
