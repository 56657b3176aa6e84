using System.Text.Json.Nodes;
using ImageInfra.Driver.Arm;
using ImageInfra.Driver.Stacks;
using ImageInfra.Driver.Versions;
using ImageInfra.Model.Rules;

namespace ImageInfra.Driver.Validation;

/// <summary>Compares a catalog with the image definitions in Azure.</summary>
public sealed class DeployedComparison
{
    private readonly IArmResources _arm;
    private readonly IImageVersions _versions;

    /// <summary>Creates the comparison on an ARM connection.</summary>
    public DeployedComparison(ArmConnection connection, IImageVersions versions)
        : this(connection.Client, versions)
    {
    }

    internal DeployedComparison(IArmResources arm, IImageVersions versions) => (_arm, _versions) = (arm, versions);

    /// <summary>Finds changes that would replace a definition. Images that were never deployed are skipped.</summary>
    public async Task<IReadOnlyList<Finding>> CheckAsync(IEnumerable<InspectedImage> images, StackOutputs outputs, CancellationToken cancellationToken)
    {
        var findings = await Task.WhenAll(images.Select(async image =>
            outputs.Images.TryGetValue(image.Spec.Name, out var known) && await FindAsync(known.DefinitionId, cancellationToken) is { } deployed
                ? DeployedRules.Check(image, deployed)
                : []));
        return [.. findings.SelectMany(f => f)];
    }

    private async Task<DeployedDefinition?> FindAsync(string id, CancellationToken cancellationToken)
    {
        if (await _arm.GetAsync(id, ApiVersions.Galleries, cancellationToken) is not { } definition)
        {
            return null;
        }

        var properties = Flatten(definition["properties"] as JsonObject ?? [], "").ToDictionary(p => p.Path, p => p.Value);
        var versions = await _versions.ListAsync(id, cancellationToken);
        return new(properties, [.. versions.Select(v => v.Number.ToString())]);
    }

    private static IEnumerable<(string Path, string? Value)> Flatten(JsonObject map, string prefix) => map.SelectMany(p => p.Value switch
    {
        JsonObject inner => Flatten(inner, $"{prefix}{p.Key}."),
        JsonValue value => [($"{prefix}{p.Key}", (string?)value.ToString())],
        _ => ((string, string?)[])[],
    });
}
