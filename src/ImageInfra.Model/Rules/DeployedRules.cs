using ImageInfra.Model.Images;

namespace ImageInfra.Model.Rules;

/// <summary>Compares the catalog with the deployed image definitions.</summary>
public static class DeployedRules
{
    private const int MostVersions = 5;

    /// <summary>
    /// Returns the changes that replace a definition: errors that name the versions that a replacement would delete, or notes when the
    /// definition has no versions, because an update then replaces it without a loss.
    /// </summary>
    public static IEnumerable<Finding> Check(InspectedImage image, DeployedDefinition deployed)
    {
        foreach (var (property, wanted, isOptional) in Properties(image.Spec.Definition))
        {
            var has = deployed.Properties.GetValueOrDefault(property);
            if ((has is not null || isOptional) && !string.Equals(has, wanted, StringComparison.OrdinalIgnoreCase))
            {
                var finding = image.Find(
                    ValidationRules.Immutable,
                    $"definition.{property}",
                    $"Azure can't change {Quoted(has)} to {Quoted(wanted)}; {Destroyed(deployed.Versions)}");
                yield return deployed.Versions.Count > 0 ? finding : finding with { Severity = Severity.Note };
            }
        }
    }

    // Azure has defaults for the properties that are not optional, and may omit them from responses.
    private static IEnumerable<(string Property, string? Wanted, bool IsOptional)> Properties(ImageDefinitionSpec definition) =>
    [
        ("osType", definition.OsType.ToString(), false),
        ("osState", "Generalized", false),
        ("hyperVGeneration", definition.HyperVGeneration.ToString(), false),
        ("architecture", definition.Architecture.ToString(), false),
        ("identifier.publisher", definition.Identifier.Publisher, false),
        ("identifier.offer", definition.Identifier.Offer, false),
        ("identifier.sku", definition.Identifier.Sku, false),
        ("eula", definition.Eula, true),
        ("privacyStatementUri", definition.PrivacyStatementUri, true),
        ("purchasePlan.name", definition.PurchasePlan?.Name, true),
        ("purchasePlan.publisher", definition.PurchasePlan?.Publisher, true),
        ("purchasePlan.product", definition.PurchasePlan?.Product, true),
    ];

    private static string Quoted(string? value) => value is null ? "no value" : $"'{value}'";

    private static string Destroyed(IReadOnlyList<string> versions) => versions.Count switch
    {
        0 => "the definition has no versions, so a replacement loses nothing",
        1 => $"a replacement would delete version {versions[0]}",
        <= MostVersions => $"a replacement would delete versions {string.Join(", ", versions)}",
        _ => $"a replacement would delete {versions.Count} versions: {string.Join(", ", versions.Take(MostVersions))}, …",
    };
}

/// <summary>The properties and versions of an image definition in Azure.</summary>
/// <param name="Properties">The values by path, such as <c>osType</c> or <c>identifier.sku</c>. Paths without a value are absent.</param>
/// <param name="Versions">The version numbers.</param>
public sealed record DeployedDefinition(IReadOnlyDictionary<string, string?> Properties, IReadOnlyList<string> Versions);
