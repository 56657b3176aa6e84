using ImageInfra.Model.Images;
using ImageInfra.Model.Rules;
using ImageInfra.Model.Settings;
using ImageInfra.Project.Files;

namespace ImageInfra.Project.Checks;

/// <summary>Checks that images upload no secrets and no private files.</summary>
public static class PrivacyChecks
{
    /// <summary>The files of images that git ignores or does not track.</summary>
    /// <param name="project">The folder of <c>Pulumi.yaml</c>.</param>
    /// <param name="images">The images.</param>
    /// <param name="settings">The stack's settings; null if they are invalid.</param>
    public static FileTracking Tracking(string project, IEnumerable<ImageSpec> images, FactorySettings? settings) => new GitFiles(project).Find(
        [.. images.SelectMany(i => LocalFiles.Of(i.Template)).Select(f => f.Path).Distinct()],
        settings?.RequireTrackedFiles ?? false);

    /// <summary>The findings that stop an update or a build.</summary>
    /// <param name="project">The folder of <c>Pulumi.yaml</c>.</param>
    /// <param name="images">The images.</param>
    /// <param name="settings">The stack's settings.</param>
    public static IEnumerable<Finding> Check(string project, IReadOnlyList<InspectedImage> images, FactorySettings settings)
    {
        var tracking = Tracking(project, images.Select(i => i.Spec), settings);
        return images.SelectMany(i => SecretRules.Check(i, tracking)).Where(f => f.Severity is Severity.Error);
    }
}
