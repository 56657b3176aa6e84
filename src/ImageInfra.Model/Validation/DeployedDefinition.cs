namespace ImageInfra.Model.Validation;

/// <summary>An image definition as Azure has it: what can't change, by its name in ARM, and its versions.</summary>
/// <param name="Properties">The values by property, such as <c>osType</c>; null where it has none.</param>
/// <param name="Versions">The numbers of its versions.</param>
public sealed record DeployedDefinition(IReadOnlyDictionary<string, string?> Properties, IReadOnlyList<string> Versions);
