using System.Globalization;

namespace ImageInfra.Model.Loading;

/// <summary>Reads <c>definition</c>.</summary>
internal static class DefinitionReader
{
    private static readonly Dictionary<string, string[]> s_features = new()
    {
        ["SecurityType"] =
        [
            "Standard", "TrustedLaunchSupported", "ConfidentialVMSupported", "TrustedLaunchAndConfidentialVmSupported",
        ],
        ["IsSecureBootSupported"] = ["True", "False"],
        ["IsHibernateSupported"] = ["True", "False"],
        ["IsAcceleratedNetworkSupported"] = ["True", "False"],
        ["DiskControllerTypes"] = ["SCSI", "SCSI, NVMe", "NVMe, SCSI"],
    };

    private static readonly string[] s_unbuildable = ["TrustedLaunch", "ConfidentialVM"];

    public static ImageDefinitionSpec? Read(MappingReader definition)
    {
        definition.Required("osType");
        var osType = definition.Choice("osType", [("Linux", OsType.Linux), ("Windows", OsType.Windows)]);
        var generation = definition.Choice("hyperVGeneration", [("V1", HyperVGeneration.V1), ("V2", HyperVGeneration.V2)]) ?? HyperVGeneration.V2;
        var architecture = definition.Choice("architecture", [("x64", Architecture.X64), ("Arm64", Architecture.Arm64)]);
        var identifier = Identifier(definition.RequiredMapping("identifier"));
        var spec = new ImageDefinitionSpec
        {
            OsType = osType ?? default,
            HyperVGeneration = generation,
            Architecture = architecture ?? Architecture.X64,
            Identifier = identifier ?? new("", "", ""),
            Features = Features(definition, generation),
            Recommended = Recommended(definition.Mapping("recommended")),
            DisallowedDiskTypes = DiskTypes(definition.Mapping("disallowed")),
            Eula = definition.Text("eula"),
            PrivacyStatementUri = definition.Text("privacyStatementUri", TextRules.HttpsUri),
            ReleaseNoteUri = definition.Text("releaseNoteUri", TextRules.HttpsUri),
            EndOfLifeDate = Date(definition, "endOfLifeDate"),
            PurchasePlan = PurchasePlan(definition.Mapping("purchasePlan")),
            AllowUpdateImage = definition.Flag("allowUpdateImage") ?? false,
        };
        if (definition.Text("osState") is { } state && state != "Generalized")
        {
            definition.Fail("osState", $"'{state}' is not for images that Azure Image Builder builds; expected Generalized");
        }

        definition.Close();
        return osType is null || identifier is null ? null : spec;
    }

    private static ImageIdentifier? Identifier(MappingReader? identifier)
    {
        if (identifier is null)
        {
            return null;
        }

        var publisher = Part(identifier, "publisher", 128);
        var offer = Part(identifier, "offer", 64);
        var sku = Part(identifier, "sku", 64);
        identifier.Close();
        return publisher is null || offer is null || sku is null ? null : new(publisher, offer, sku);
    }

    private static string? Part(MappingReader identifier, string key, int maximum) =>
        identifier.Required(key) is null ? null : identifier.Text(key, TextRules.IdentifierPart(maximum));

    private static List<ImageFeature> Features(MappingReader definition, HyperVGeneration generation)
    {
        var features = new List<ImageFeature>();
        foreach (var feature in definition.Mappings("features"))
        {
            feature.Required("name");
            var name = feature.Choice("name", [.. s_features.Keys]);
            var value = feature.Required("value");
            var start = feature.Text("startsAtVersion", TextRules.ImageVersion);
            feature.Close();
            if (name is null || value is null)
            {
                continue;
            }

            if (name == "SecurityType" && s_unbuildable.Contains(value))
            {
                feature.Fail("value", $"'{value}' is not for images that Azure Image Builder builds; expected {string.Join(", ", s_features[name])}");
            }
            else if (!s_features[name].Contains(value))
            {
                feature.Fail("value", $"'{value}' is not allowed for {name}; expected {string.Join(", or ", s_features[name])}{Suggestion.For(value, s_features[name])}");
            }
            else if (name == "SecurityType" && value != "Standard" && generation is HyperVGeneration.V1)
            {
                feature.Fail("value", $"'{value}' needs hyperVGeneration V2");
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

        var result = new ResourceRange(range.Number("min", 1, int.MaxValue), range.Number("max", 1, int.MaxValue));
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

        var name = plan.Required("name", "when there is a purchasePlan");
        var (publisher, product) = (plan.Text("publisher"), plan.Text("product"));
        plan.Close();
        return name is null ? null : new(name, publisher, product);
    }

    private static IReadOnlyList<string> DiskTypes(MappingReader? disallowed)
    {
        var types = disallowed?.Texts("diskTypes") ?? [];
        disallowed?.Close();
        return types;
    }

    private static DateTimeOffset? Date(MappingReader definition, string key) =>
        definition.Text(key, text => DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out _)
            ? null
            : $"'{text}' is not a date; expected one such as 2027-12-01 or 2027-12-01T00:00:00Z") is { } good
                ? DateTimeOffset.Parse(good, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal)
                : null;
}
