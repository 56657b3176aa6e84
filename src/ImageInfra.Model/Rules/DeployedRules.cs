using ImageInfra.Model.Images;

namespace ImageInfra.Model.Rules;

/// <summary>Compares the catalog with the image definitions that Azure has.</summary>
public static class DeployedRules
{
    private const int MostVersions = 5;

    /// <summary>What would replace a definition, and which versions that would destroy.</summary>
    public static IEnumerable<Finding> Check(InspectedImage image, DeployedDefinition deployed)
    {
        foreach (var (property, wanted, isOptional) in Properties(image.Spec.Definition))
        {
            var has = deployed.Properties.GetValueOrDefault(property);
            if ((has is not null || isOptional) && !string.Equals(has, wanted, StringComparison.OrdinalIgnoreCase))
            {
                yield return image.Find(
                    ValidationRules.Immutable,
                    $"definition.{property}",
                    $"Azure has {Quoted(has)} and can't change it to {Quoted(wanted)}; {Destroyed(deployed.Versions)}");
            }
        }
    }

    // Azure has a default of its own for those that are not optional, and may leave it out of an answer.
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
        0 => "a replacement would destroy no version",
        1 => $"a replacement would destroy version {versions[0]}",
        <= MostVersions => $"a replacement would destroy versions {string.Join(", ", versions)}",
        _ => $"a replacement would destroy {versions.Count} versions: {string.Join(", ", versions.Take(MostVersions))}, …",
    };
}

/// <summary>An image definition as Azure has it: its properties and its versions.</summary>
/// <param name="Properties">The values by path, such as <c>osType</c> or <c>identifier.sku</c>. A path without a value is absent.</param>
/// <param name="Versions">The numbers of its versions.</param>
public sealed record DeployedDefinition(IReadOnlyDictionary<string, string?> Properties, IReadOnlyList<string> Versions);
