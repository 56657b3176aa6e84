using ImageInfra.Model.Images;
using ImageInfra.Model.Settings;

namespace ImageInfra.Model.Planning;

/// <summary>
/// What the build identity needs besides its own gallery, place by place: nothing unless an image that has a template
/// names something there.
/// </summary>
public static class RightsPlan
{
    private const string Compute = "Microsoft.Compute";

    /// <summary>Plans the rights of a stack's templates. A pure function; one entry for each place, sorted.</summary>
    public static IReadOnlyList<ScopeRights> Create(IEnumerable<TemplatePlan> templates, FactorySettings settings) =>
    [
        .. templates
            .SelectMany(t => NeedsOf(t.Image.Template, settings).Select(need => (Image: t.Image.Name, need.Scope, need.Actions)))
            .OrderBy(n => n.Image, StringComparer.Ordinal)
            .GroupBy(n => n.Scope, StringComparer.OrdinalIgnoreCase)
            .OrderBy(g => g.Key, StringComparer.OrdinalIgnoreCase)
            .Select(g => new ScopeRights
            {
                Scope = g.Key,
                Actions = [.. g.SelectMany(n => n.Actions).Distinct().Order(StringComparer.Ordinal)],
                Images = [.. g.Select(n => n.Image).Distinct()],
                IsContributor = g.Any(n => n.Actions.Length == 0),
            }),
    ];

    private static IEnumerable<(string Scope, string[] Actions)> NeedsOf(ImageTemplateSpec template, FactorySettings settings)
    {
        switch (template.Source)
        {
            case ImageSource.ManagedImage source:
                yield return (Up(source.ImageId, 4), [$"{Compute}/images/read"]);
                break;
            case ImageSource.SharedImageVersion source when !IsOwn(source.ImageVersionId, settings):
                yield return (
                    Up(source.ImageVersionId, 4),
                    [$"{Compute}/galleries/read", $"{Compute}/galleries/images/read", $"{Compute}/galleries/images/versions/read"]);
                break;
        }

        foreach (var target in template.Distribute.OfType<Distributor.ManagedImage>())
        {
            yield return (Up(target.ImageId, 4), [$"{Compute}/images/read", $"{Compute}/images/write", $"{Compute}/images/delete"]);
        }

        // Both subnets are of one network.
        if (template.VmProfile.VnetConfig is { } network)
        {
            yield return (Up(network.SubnetId, 2), NetworkActions);
        }

        foreach (var identity in template.VmProfile.UserAssignedIdentities)
        {
            yield return (identity, ["Microsoft.ManagedIdentity/userAssignedIdentities/assign/action"]);
        }

        // Azure creates a group that does not exist, so no role can be assigned on it before.
        if (template.StagingResourceGroup is { } group && settings.UseExistingStagingGroups)
        {
            yield return (group, []);
        }
    }

    /// <summary>What it takes to build in a network.</summary>
    public static string[] NetworkActions { get; } =
        ["Microsoft.Network/virtualNetworks/read", "Microsoft.Network/virtualNetworks/subnets/join/action"];

    // A plan does not know the stack's subscription; the group and the gallery in it tell enough.
    private static bool IsOwn(string versionId, FactorySettings settings) => versionId.Split('/') is var parts
        && string.Equals(parts[4], settings.ResourceGroupName, StringComparison.OrdinalIgnoreCase)
        && string.Equals(parts[8], settings.GalleryName, StringComparison.OrdinalIgnoreCase);

    private static string Up(string id, int segments) => string.Join('/', id.Split('/')[..^segments]);
}

/// <summary>What the build identity may do at one place outside its own gallery, and for which images.</summary>
public sealed record ScopeRights
{
    /// <summary>Required. The ARM id of the place: a network, a gallery, an identity or a resource group.</summary>
    public required string Scope { get; init; }

    /// <summary>Required. The actions, sorted. None where the identity is Contributor.</summary>
    public required IReadOnlyList<string> Actions { get; init; }

    /// <summary>Required. The images that need it, sorted.</summary>
    public required IReadOnlyList<string> Images { get; init; }

    /// <summary>Optional. Azure's own role Contributor, which builds in a given staging group need. Default: false.</summary>
    public bool IsContributor { get; init; }

    /// <summary>The ARM id of the resource group: the narrowest that Azure takes as a custom role's assignable scope.</summary>
    public string ResourceGroupId => string.Join('/', Scope.Split('/')[..5]);
}
