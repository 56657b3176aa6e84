using ImageInfra.Model.Description;
using ImageInfra.Model.Images;
using ImageInfra.Model.Settings;

namespace ImageInfra.Cli.Setup;

/// <summary>The files of a new project.</summary>
/// <param name="Name">The name of the project, which is part of the names of its resources.</param>
/// <param name="Location">The region of all resources.</param>
/// <param name="Image">The name of the first image.</param>
/// <param name="Start">The marketplace image that the first image starts from.</param>
/// <param name="Pipeline">The pipeline; null for none.</param>
/// <param name="HasPolicy">Whether the project has a policy for all images.</param>
/// <param name="HasProgram">Whether the project has a C# program for <c>pulumi up</c>.</param>
internal sealed record StarterProject(string Name, string Location, string Image, StarterImage Start, StarterPipeline? Pipeline, bool HasPolicy, bool HasProgram)
{
    private const int LongestName = 60;
    private const string LongestStack = "prod";
    private const string SettingsSchemaFile = "infra/settings.schema.json";
    private const string ImageSchemaFile = "infra/images/image.schema.json";
    private const string PolicySchemaFile = "infra/policy.schema.json";

    /// <summary>What is wrong with the name of a project, or null. The names of its resources must be valid too.</summary>
    public static string? NameProblem(string name) => ProjectFile.NameProblem(name)
        ?? ((AzureNames.ResourceGroup(GroupOf(name, LongestStack)) ?? AzureNames.Gallery(GalleryOf(name, LongestStack)) ?? AzureNames.Identity(IdentityOf(name, LongestStack))) is null
            ? null
            : $"makes invalid names of resources, such as {GalleryOf(name, LongestStack)}; expected at most {LongestName} characters, the first and last a letter or digit");

    /// <summary>The default name of a project in a folder.</summary>
    public static string NameIn(string directory)
    {
        var letters = string.Concat(Path.GetFileName(directory).Select(c => char.IsAsciiLetterOrDigit(c) ? char.ToLowerInvariant(c) : '-'));
        var name = letters[..Math.Min(LongestName, letters.Length)].Trim('-');
        return name.Length > 0 ? name : "images";
    }

    /// <summary>The paths, relative to the project, with contents. None of them may exist before.</summary>
    public IReadOnlyList<(string Path, string Text)> Files =>
    [
        (ProjectFile.FileName, $"name: {Name}\ndescription: Golden images with Azure Image Builder and Azure Compute Gallery\nruntime: dotnet\n{(HasProgram ? $"main: {StarterProgram.Folder}\n" : "")}"),
        ("Pulumi.dev.yaml", StackFile("dev", "where images are built and tried", "")),
        ("Pulumi.prod.yaml", StackFile("prod", "to which tested versions are promoted", "  # Protects the gallery and the image definitions from deletion.\n  imageinfra:protect: true\n")),
        ($"infra/images/{Image}.yaml", Start.ToYaml(Image)),
        (ImageSchemaFile, ImageSchema.Create()),
        (SettingsSchemaFile, SettingsSchema.Create()),
        .. HasPolicy ? [("infra/policy.yaml", PolicyText), (PolicySchemaFile, ImageSchema.CreateOfPolicy())] : (IEnumerable<(string, string)>)[],
        .. HasProgram ? StarterProgram.Files : [],
        .. Pipeline is { } pipeline ? [(pipeline.Path, pipeline.Text)] : (IEnumerable<(string, string)>)[],
    ];

    /// <summary>The lines that <c>.gitignore</c> needs.</summary>
    public IReadOnlyList<string> Ignored => [".imageinfra/", .. HasProgram ? StarterProgram.Ignored : []];

    private static string PolicyText => """
        # yaml-language-server: $schema=./policy.schema.json
        # The rules for all images. 'imageinfra validate', 'preview' and 'up' refuse an image that breaks one.
        maximumTimeoutInMinutes: 300
        pinnedScripts: true

        """;

    // Names with the project's name let several projects share a subscription.
    private string StackFile(string stack, string purpose, string more) => $"""
        # yaml-language-server: $schema=./{SettingsSchemaFile}
        # Settings of the stack '{stack}', {purpose}.
        config:
          imageinfra:location: {Location}
          imageinfra:resourceGroupName: {GroupOf(Name, stack)}
          imageinfra:galleryName: {GalleryOf(Name, stack)}
          imageinfra:identityName: {IdentityOf(Name, stack)}
        {more}  imageinfra:tags:
            environment: {stack}

        """;

    private static string GroupOf(string name, string stack) => $"rg-{name}-{stack}";

    private static string GalleryOf(string name, string stack) => $"gal_{name.Replace('-', '_')}_{stack}";

    private static string IdentityOf(string name, string stack) => $"id-{name.Replace('.', '-')}-{stack}";
}
