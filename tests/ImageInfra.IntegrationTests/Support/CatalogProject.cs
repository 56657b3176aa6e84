using ImageInfra.Model.Catalog;
using ImageInfra.Model.Description;
using ImageInfra.Model.Images;
using ImageInfra.Model.Settings;
using ImageInfra.Project.Stacks;
using ImageInfra.Tests.Support;

namespace ImageInfra.IntegrationTests.Support;

/// <summary>A project in memory: a catalog of small Linux images and a stack.</summary>
internal sealed class CatalogProject : IFactoryProject
{
    private readonly Dictionary<string, CatalogFile> _files;
    private ImageCatalog _catalog;
    private FactorySettings _settings;

    /// <param name="stack">The stack.</param>
    /// <param name="regions">The target regions; the first is the stack's own.</param>
    /// <param name="images">The images, each with its base or null.</param>
    public CatalogProject(string stack, string[] regions, params (string Image, string? Base)[] images)
        : this(stack, regions, images.Select(i => new CatalogFile($"infra/images/{i.Image}.yaml", Yaml(i.Image, i.Base))))
    {
    }

    /// <param name="stack">The stack.</param>
    /// <param name="regions">The target regions; the first is the stack's own.</param>
    /// <param name="files">The files of the catalog.</param>
    public CatalogProject(string stack, string[] regions, IEnumerable<CatalogFile> files)
    {
        _files = files.ToDictionary(f => Path.GetFileNameWithoutExtension(f.Path));
        _catalog = ImageCatalog.Load(_files.Values);
        _settings = new()
        {
            Stack = stack,
            Location = regions[0],
            ResourceGroupName = $"rg-{stack}",
            GalleryName = $"gal_{stack}",
            IdentityName = $"id-{stack}",
            TargetRegions = [.. regions.Select(r => new TargetRegion(r))],
        };
    }

    public string Stack => _settings.Stack;

    public string CommandOf(string command) => StackCommand.Of(command, Stack, isLocal: false);

    public IReadOnlyDictionary<string, ImageVersion> FoundBaseVersions { get; set; } = new Dictionary<string, ImageVersion>();

    public FactoryStack Load() => new FactoryStack(_catalog, _settings).With(FoundBaseVersions);

    public CatalogFile? FileOf(string image) => _files.GetValueOrDefault(image);

    /// <summary>The stack's settings, which a test may change.</summary>
    public FactorySettings Settings
    {
        get => _settings;
        set => _settings = value;
    }

    /// <summary>The files that added images may use.</summary>
    public ILocalFiles? Local { get; set; }

    /// <summary>Adds images to the catalog.</summary>
    public void Add(IEnumerable<CatalogFile> files)
    {
        foreach (var file in files)
        {
            _files[Path.GetFileNameWithoutExtension(file.Path)] = file;
        }

        _catalog = ImageCatalog.Load(_files.Values, local: Local);
    }

    /// <summary>Replaces text in the file of an image.</summary>
    public void Edit(string image, string text, string replacement)
    {
        var file = _files[image];
        _files[image] = new(file.Path, file.Text.Replace(text, replacement, StringComparison.Ordinal));
        _catalog = ImageCatalog.Load(_files.Values, local: Local);
    }

    public SettingsChange Edit(params IReadOnlyList<SettingEdit> edits)
    {
        var (before, after) = (EditedSettings.TextOf(_settings), EditedSettings.TextOf(_settings, edits));
        _settings = EditedSettings.Read(_settings, after);
        return new($"Pulumi.{Stack}.yaml", before, after);
    }

    // An image with this name lists its packages.
    private static bool HasInventory(string image) => image.Contains("listed", StringComparison.Ordinal);

    private static string Yaml(string image, string? from) => $$"""
        name: {{image}}
        definition:
          osType: Linux
          identifier: { publisher: imageinfra, offer: test, sku: {{image}} }
        version: { endOfLifeInDays: 90, packageInventory: {{(HasInventory(image) ? "true" : "false")}} }
        template:
          source: {{(from is null ? "{ type: PlatformImage, publisher: canonical, offer: ubuntu-24_04-lts, sku: server }" : $"{{ type: CatalogImage, image: {from} }}")}}
          customize:
            - { type: Shell, name: hello, inline: [echo hello] }
          validate:
            inVMValidations:
              - { type: Shell, name: answers, inline: [curl --fail localhost] }
          distribute:
            - { type: SharedImage, versioning: { scheme: Latest, major: 1 } }
        """;
}
