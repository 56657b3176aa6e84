namespace ImageInfra.Model.Rules;

/// <summary>An image definition as Azure has it: its properties and its versions.</summary>
/// <param name="Properties">The values by path, such as <c>osType</c> or <c>identifier.sku</c>. A path without a value is absent.</param>
/// <param name="Versions">The numbers of its versions.</param>
public sealed record DeployedDefinition(IReadOnlyDictionary<string, string?> Properties, IReadOnlyList<string> Versions);
