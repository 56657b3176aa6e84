using ImageInfra.Model.Images;
using ImageInfra.Model.Planning;
using ImageInfra.Model.Rules;
using ImageInfra.Model.Settings;
using ImageInfra.Project.Disk;
using ImageInfra.Project.Files;

namespace ImageInfra.Project.Checks;

/// <summary>The policy file of a project. The file is optional.</summary>
public static class PolicyFile
{
    /// <summary>The path of the policy file, relative to <c>Pulumi.yaml</c>.</summary>
    public const string DefaultPath = "infra/policy.yaml";

    /// <summary>Reads the policy; null if the project has none.</summary>
    /// <param name="project">The folder of <c>Pulumi.yaml</c>.</param>
    /// <exception cref="CatalogException">The file is invalid or cannot be read; the exception holds every error.</exception>
    public static FactoryPolicy? Read(string project) =>
        ProjectText.Find(Path.GetFullPath(DefaultPath, project), DefaultPath, FileKind.Catalog) is { } text
            ? FactoryPolicy.Read(new(DefaultPath, text))
            : null;

    /// <summary>Finds every violation of the policy in a stack and its images.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="images">The images as their files define them.</param>
    /// <param name="settings">The stack's settings; null if they are invalid.</param>
    /// <param name="source">The file of the settings.</param>
    public static IEnumerable<Finding> Check(
        FactoryPolicy policy,
        IReadOnlyList<InspectedImage> images,
        FactorySettings? settings,
        SettingsSource? source) =>
    [
        .. settings is not null && source is not null ? PolicyCheck.Stack(policy, settings, source) : [],
        .. images.SelectMany(i => Image(policy, i, settings, source)),
    ];

    // Overrides are checked too; their findings name the stack's file.
    private static IEnumerable<Finding> Image(FactoryPolicy policy, InspectedImage image, FactorySettings? settings, SettingsSource? source)
    {
        var tags = settings?.Tags ?? Tags.Empty;
        var written = PolicyCheck.Image(policy, image, tags);
        if (settings is null || source is null || settings.Overrides.Images.Count == 0)
        {
            return written;
        }

        var stacks = PolicyCheck.Image(policy, new(image.File, ImageOverrides.Apply(image.Spec, settings)), tags);
        return written.Where(stacks.Contains).Concat(stacks.Where(f => !written.Contains(f)).Select(f => f with
        {
            File = source.File,
            Line = source.LineOf("overrides"),
            Column = 0,
            Path = $"imageinfra:overrides.{image.Spec.Name}",
            Message = $"{f.Path}: {f.Message}",
        }));
    }
}
