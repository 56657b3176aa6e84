using ImageInfra.Model.Images;
using ImageInfra.Model.Settings;
using ImageInfra.Project.Disk;

namespace ImageInfra.Project.Files;

/// <summary>The settings files of a project: <c>Pulumi.yaml</c>, and a <c>Pulumi.STACK.yaml</c> beside it for each stack.</summary>
public static class StackFiles
{
    private const string Prefix = "Pulumi.";
    private const string Suffix = ".yaml";

    /// <summary>Reads <c>Pulumi.yaml</c>. A file that does not exist has the default name.</summary>
    /// <param name="project">The folder of <c>Pulumi.yaml</c>.</param>
    /// <exception cref="CatalogException">The file cannot be read.</exception>
    public static ProjectFile ReadProject(string project) =>
        ReadText(Path.Combine(project, ProjectFile.FileName), project) is { } text ? ProjectFile.Parse(text) : new();

    /// <summary>The path of a stack's file.</summary>
    /// <param name="project">The folder of <c>Pulumi.yaml</c>.</param>
    /// <param name="stack">The stack.</param>
    public static string PathOf(string project, string stack) => Path.Combine(project, $"{Prefix}{stack}{Suffix}");

    /// <summary>The names of the stacks that have a file in the project, sorted.</summary>
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

    /// <summary>Reads a stack's settings; null if the stack file does not exist.</summary>
    /// <param name="project">The folder of <c>Pulumi.yaml</c>.</param>
    /// <param name="stack">The stack.</param>
    /// <exception cref="CatalogException">The file cannot be read.</exception>
    public static StackFile? Find(string project, string stack) =>
        ReadText(PathOf(project, stack), project) is { } text ? StackFile.Parse($"{Prefix}{stack}{Suffix}", text) : null;

    /// <summary>Reads a stack's settings.</summary>
    /// <param name="project">The folder of <c>Pulumi.yaml</c>.</param>
    /// <param name="stack">The stack.</param>
    /// <exception cref="CatalogException">The stack file does not exist or cannot be read.</exception>
    public static StackFile Read(string project, string stack) => Find(project, stack) ?? throw new CatalogException(
    [
        new($"{Prefix}{stack}{Suffix}", 0, "", $"the file does not exist in {project}; to create it, run 'pulumi stack init {stack}' and 'pulumi config set imageinfra:location REGION --stack {stack}'"),
    ]);

    /// <summary>Reads the text of a settings file; null if the file does not exist.</summary>
    /// <param name="path">The file.</param>
    /// <param name="project">The project folder; errors name the file relative to it.</param>
    /// <exception cref="CatalogException">The file cannot be read.</exception>
    public static string? ReadText(string path, string project) =>
        ProjectText.Find(path, Path.GetRelativePath(project, path), FileKind.Settings);
}
