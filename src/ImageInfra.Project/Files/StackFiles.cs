using ImageInfra.Model.Images;
using ImageInfra.Model.Settings;
using ImageInfra.Project.Disk;

namespace ImageInfra.Project.Files;

/// <summary>The files of a project's stacks, <c>Pulumi.STACK.yaml</c> beside <c>Pulumi.yaml</c>.</summary>
public static class StackFiles
{
    private const string Prefix = "Pulumi.";
    private const string Suffix = ".yaml";

    /// <summary>The path of a stack's file.</summary>
    /// <param name="project">The folder of <c>Pulumi.yaml</c>.</param>
    /// <param name="stack">The stack.</param>
    public static string PathOf(string project, string stack) => Path.Combine(project, $"{Prefix}{stack}{Suffix}");

    /// <summary>The names of the stacks that a project has files of, in the order of their names.</summary>
    /// <param name="project">The folder of <c>Pulumi.yaml</c>.</param>
    /// <exception cref="CatalogException">The folder cannot be read.</exception>
    public static IReadOnlyList<string> NamesIn(string project) =>
    [
        .. ProjectText.Named(project, () => FolderReader.Find(project, $"{Prefix}*{Suffix}") ?? [])
            .Select(f => Path.GetFileName(f))
            .Where(f => f.Length > Prefix.Length + Suffix.Length)
            .Select(f => f[Prefix.Length..^Suffix.Length])
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>The settings in a stack's file, or null where there is no such file.</summary>
    /// <param name="project">The folder of <c>Pulumi.yaml</c>.</param>
    /// <param name="stack">The stack.</param>
    /// <exception cref="CatalogException">The file cannot be read.</exception>
    public static StackFile? Find(string project, string stack) =>
        ReadText(PathOf(project, stack), project) is { } text ? StackFile.Parse($"{Prefix}{stack}{Suffix}", text) : null;

    /// <summary>The settings in a stack's file.</summary>
    /// <param name="project">The folder of <c>Pulumi.yaml</c>.</param>
    /// <param name="stack">The stack.</param>
    /// <exception cref="CatalogException">There is no such file, or it cannot be read.</exception>
    public static StackFile Read(string project, string stack) => Find(project, stack) ?? throw new CatalogException(
    [
        new($"{Prefix}{stack}{Suffix}", 0, "", $"there is no such file in {project}; 'pulumi stack init {stack}' and 'pulumi config set imageinfra:location REGION --stack {stack}' make one"),
    ]);

    /// <summary>The text of a file of settings, or null where there is none.</summary>
    /// <param name="path">The file.</param>
    /// <param name="project">The folder that the file is named from, in errors.</param>
    /// <exception cref="CatalogException">The file cannot be read.</exception>
    public static string? ReadText(string path, string project) =>
        ProjectText.Find(path, Path.GetRelativePath(project, path), FileKind.Settings);
}
