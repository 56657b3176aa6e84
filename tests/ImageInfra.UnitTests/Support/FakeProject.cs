using ImageInfra.Model.Catalog;
using ImageInfra.Model.Description;
using ImageInfra.Model.Images;
using ImageInfra.Model.Settings;
using ImageInfra.Project.Stacks;
using ImageInfra.Tests.Support;

namespace ImageInfra.UnitTests.Support;

/// <summary>A project in memory.</summary>
internal sealed class FakeProject(ImageCatalog catalog, FactorySettings settings) : IFactoryProject
{
    public ImageCatalog Catalog { get; set; } = catalog;

    public FactorySettings Settings { get; set; } = settings;

    public IReadOnlyList<CatalogError> Errors { get; set; } = [];

    public string Stack => Settings.Stack;

    public string CommandOf(string command) => StackCommand.Of(command, Stack, isLocal: false);

    public IReadOnlyDictionary<string, ImageVersion> FoundBaseVersions { get; set; } = new Dictionary<string, ImageVersion>();

    public FactoryStack Load() => Errors.Count == 0 ? new FactoryStack(Catalog, Settings).With(FoundBaseVersions) : throw new CatalogException(Errors);

    public CatalogFile? FileOf(string image) => null;

    public SettingsChange Edit(params IReadOnlyList<SettingEdit> edits)
    {
        var (before, after) = (EditedSettings.TextOf(Settings), EditedSettings.TextOf(Settings, edits));
        Settings = EditedSettings.Read(Settings, after);
        return new($"Pulumi.{Stack}.yaml", before, after);
    }
}
