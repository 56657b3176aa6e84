namespace ImageInfra.Model.Validation;

/// <summary>Compares the catalog with the image definitions that Azure has.</summary>
public static class DeployedRules
{
    private const int MostVersions = 5;

    /// <summary>What would replace a definition, and which versions that would destroy.</summary>
    public static IEnumerable<Finding> Check(InspectedImage image, DeployedDefinition deployed)
    {
        foreach (var (property, path, wanted) in Properties(image.Spec.Definition))
        {
            // What Azure does not say, it has its own default for.
            if (deployed.Properties.GetValueOrDefault(property) is { } has && !string.Equals(has, wanted, StringComparison.OrdinalIgnoreCase))
            {
                yield return image.Find(
                    ValidationRules.Immutable,
                    $"definition.{path}",
                    $"Azure has '{has}' and can't change it to '{wanted ?? "nothing"}'; {Destroyed(deployed.Versions)}");
            }
        }
    }

    private static IEnumerable<(string Property, string Path, string? Wanted)> Properties(ImageDefinitionSpec definition) =>
    [
        ("osType", "osType", definition.OsType.ToString()),
        ("hyperVGeneration", "hyperVGeneration", definition.HyperVGeneration.ToString()),
        ("architecture", "architecture", definition.Architecture.ToString()),
        ("publisher", "identifier.publisher", definition.Identifier.Publisher),
        ("offer", "identifier.offer", definition.Identifier.Offer),
        ("sku", "identifier.sku", definition.Identifier.Sku),
        ("eula", "eula", definition.Eula),
        ("privacyStatementUri", "privacyStatementUri", definition.PrivacyStatementUri),
    ];

    private static string Destroyed(IReadOnlyList<string> versions) => versions.Count switch
    {
        0 => "a replacement would destroy no version",
        1 => $"a replacement would destroy version {versions[0]}",
        <= MostVersions => $"a replacement would destroy versions {string.Join(", ", versions)}",
        _ => $"a replacement would destroy {versions.Count} versions: {string.Join(", ", versions.Take(MostVersions))}, …",
    };
}
