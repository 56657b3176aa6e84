using ImageInfra.Model.Images;
using ImageInfra.Model.Settings;

namespace ImageInfra.Model.Planning;

/// <summary>Plans the rights of the build identity outside its gallery. Only images with a template need rights.</summary>
public static class RightsPlan
{
    private const string Compute = "Microsoft.Compute";

    /// <summary>Returns the rights of a stack's templates: one entry per scope, sorted.</summary>
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

        // Both subnets belong to one network.
        if (template.VmProfile.VnetConfig is { } network)
        {
            yield return (Up(network.SubnetId, 2), NetworkActions);
        }

        foreach (var identity in template.VmProfile.UserAssignedIdentities)
        {
            yield return (identity, ["Microsoft.ManagedIdentity/userAssignedIdentities/assign/action"]);
        }

        // Azure creates a missing group during the build, so roles can only be assigned on existing groups.
        if (template.StagingResourceGroup is { } group && settings.UseExistingStagingGroups)
        {
            yield return (group, []);
        }
    }

    /// <summary>The actions that a build in a network needs.</summary>
    public static string[] NetworkActions { get; } =
        ["Microsoft.Network/virtualNetworks/read", "Microsoft.Network/virtualNetworks/subnets/join/action"];

    // The plan does not know the subscription of the stack, so it compares resource group and gallery.
    private static bool IsOwn(string versionId, FactorySettings settings) => versionId.Split('/') is var parts
        && string.Equals(parts[4], settings.ResourceGroupName, StringComparison.OrdinalIgnoreCase)
        && string.Equals(parts[8], settings.GalleryName, StringComparison.OrdinalIgnoreCase);

    private static string Up(string id, int segments) => string.Join('/', id.Split('/')[..^segments]);
}

/// <summary>The rights of the build identity at a scope outside its gallery, and the images that need them.</summary>
public sealed record ScopeRights
{
    /// <summary>Required. The ARM id of the scope: a network, a gallery, an identity or a resource group.</summary>
    public required string Scope { get; init; }

    /// <summary>Required. The actions of the custom role, sorted; empty if the identity is Contributor.</summary>
    public required IReadOnlyList<string> Actions { get; init; }

    /// <summary>Required. The images that need the rights, sorted.</summary>
    public required IReadOnlyList<string> Images { get; init; }

    /// <summary>Optional. Whether the identity gets the built-in role Contributor, which existing staging groups need. Default: false.</summary>
    public bool IsContributor { get; init; }

    /// <summary>The ARM id of the resource group: the narrowest assignable scope that Azure allows for a custom role.</summary>
    public string ResourceGroupId => string.Join('/', Scope.Split('/')[..5]);
}
