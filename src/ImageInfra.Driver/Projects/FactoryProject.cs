using System.Text.Json;
using System.Text.Json.Nodes;
using ImageInfra.Components;
using ImageInfra.Model;
using ImageInfra.Model.Planning;
using ImageInfra.Model.Settings;
using ImageInfra.Model.Validation;

namespace ImageInfra.Driver.Projects;

/// <summary>A project folder, seen from one of its stacks.</summary>
/// <param name="directory">The folder of <c>Pulumi.yaml</c>.</param>
/// <param name="stack">The name of the stack.</param>
/// <param name="pins">
/// The file of what the driver writes (<see cref="SettingEdit.Written"/>). Default: the stack's own. The local simulator has
/// another, because a version there is none in Azure.
/// </param>
public sealed class FactoryProject(string directory, string stack, string? pins = null) : IFactoryProject
{
    private readonly string _stackFile = Path.Combine(directory, $"Pulumi.{stack}.yaml");
    private ImageCatalog? _catalog;

    /// <inheritdoc/>
    public string Stack => stack;

    /// <summary>The folder of <c>Pulumi.yaml</c>.</summary>
    public string Directory => directory;

    /// <summary>The folder of the catalog, relative to <see cref="Directory"/>. It need not be there.</summary>
    /// <exception cref="CatalogException">The settings are wrong.</exception>
    public string ImagesDirectory => SettingsReader.Read(stack, Settings()).ImagesDirectory;

    private string PinsFile => pins ?? _stackFile;

    /// <inheritdoc/>
    public string CommandOf(string command) => StackCommand.Of(command, stack, isLocal: pins is not null);

    /// <inheritdoc/>
    public FactoryStack Load()
    {
        var errors = new List<CatalogError>();
        var settings = Collect(errors, () => SettingsReader.Read(stack, Settings()));
        _catalog ??= Collect(
            errors,
            () => CatalogDirectory.Load(directory, settings?.ImagesDirectory ?? SettingsReader.DefaultImagesDirectory));
        return errors.Count == 0 ? new(ImageOverrides.Apply(_catalog!, settings!), settings!) : throw new CatalogException(errors);
    }

    /// <summary>Loads it, and checks what has to be kept to before anything is made: the project's policy above all.</summary>
    /// <exception cref="CatalogException">Something is wrong, or does not; it holds all of that, and nothing was called.</exception>
    public FactoryStack LoadByPolicy()
    {
        var loaded = Load();
        StackRules.Require(directory, loaded.Catalog, loaded.Settings, Settings());
        return loaded;
    }

    /// <summary>What there is in the project, also where some of it is wrong. Catalogs that were inspected are not read again.</summary>
    /// <param name="catalogs">What was inspected, by folder.</param>
    public ProjectInspection Inspect(IDictionary<string, CatalogInspection> catalogs)
    {
        var errors = new List<CatalogError>();
        var source = Collect(errors, Settings);
        var settings = source is null ? null : Collect(errors, () => SettingsReader.Read(stack, source));
        var images = settings?.ImagesDirectory ?? SettingsReader.DefaultImagesDirectory;
        if (!catalogs.TryGetValue(images, out var catalog))
        {
            var folder = new List<CatalogError>();
            catalog = Collect(folder, () => CatalogDirectory.Inspect(directory, images)) ?? new(folder, []);
            catalogs[images] = catalog;
        }

        return new(errors, source, settings, catalog);
    }

    /// <summary>The catalog file of an image, as it is now, or null.</summary>
    public CatalogFile? FileOf(string image) =>
        CatalogDirectory.Find(directory, Load().Settings.ImagesDirectory, image);

    /// <summary>A setting of azure-native in the stack's file, such as <c>subscriptionId</c>, or null.</summary>
    public string? ProviderSetting(string key) => File.Exists(_stackFile) ? StackFile.ProviderSetting(_stackFile, key) : null;

    /// <inheritdoc/>
    public SettingsChange Edit(params IReadOnlyList<SettingEdit> edits)
    {
        var before = File.Exists(PinsFile) ? File.ReadAllText(PinsFile) : "";
        var after = edits.Aggregate(before, (text, edit) => edit.Apply(text));
        if (after != before)
        {
            System.IO.Directory.CreateDirectory(Path.GetDirectoryName(PinsFile)!);
            AtomicFile.Write(PinsFile, after);
        }

        return new(PinsFile, before, after);
    }

    private SettingsSource Settings()
    {
        if (!File.Exists(_stackFile))
        {
            throw new CatalogException(
            [
                new(Path.GetFileName(_stackFile), 0, "", $"there is no such file in {directory}; 'pulumi stack init {stack}' and 'pulumi config set' make one"),
            ]);
        }

        var settings = StackFile.Read(_stackFile);
        return pins is null ? settings : new PinnedElsewhere(settings, File.Exists(pins) ? StackFile.Read(pins) : null);
    }

    private static T? Collect<T>(List<CatalogError> errors, Func<T> read)
        where T : class
    {
        try
        {
            return read();
        }
        catch (CatalogException e)
        {
            errors.AddRange(e.Errors);
            return null;
        }
    }

    private sealed class PinnedElsewhere(StackFile settings, StackFile? pins) : SettingsSource
    {
        public override string File => settings.File;

        public override string? Find(string key) => SettingEdit.Written.Contains(key) ? pins?.Find(key) : Adopted(key) ?? settings.Find(key);

        public override int LineOf(string key) => settings.LineOf(key);

        // What was adopted on the simulator is written beside it; what the stack's file says is for every place.
        private string? Adopted(string key) => key == SettingEdit.Adopted && pins?.Find(key) is { } here
            && Items(here) is { } local && Items(settings.Find(key) ?? "[]") is { } everywhere
                ? new JsonArray([.. local.Concat(everywhere).Select(item => item?.DeepClone())]).ToJsonString()
                : null;

        private static JsonArray? Items(string text)
        {
            try
            {
                return JsonNode.Parse(text) as JsonArray;
            }
            catch (JsonException)
            {
                return null;
            }
        }
    }
}
