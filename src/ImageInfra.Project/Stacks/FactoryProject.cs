using System.Text.Json;
using System.Text.Json.Nodes;
using ImageInfra.Model.Catalog;
using ImageInfra.Model.Description;
using ImageInfra.Model.Images;
using ImageInfra.Model.Planning;
using ImageInfra.Model.Rules;
using ImageInfra.Model.Settings;
using ImageInfra.Project.Checks;
using ImageInfra.Project.Disk;
using ImageInfra.Project.Files;

namespace ImageInfra.Project.Stacks;

/// <summary>A project folder, seen from one of its stacks.</summary>
/// <param name="directory">The folder of <c>Pulumi.yaml</c>.</param>
/// <param name="stack">The name of the stack.</param>
/// <param name="pins">
/// The file for settings that the driver writes (<see cref="SettingEdit.Written"/>). Default: the stack file. The local simulator uses
/// another file, because its versions do not exist in Azure.
/// </param>
public sealed class FactoryProject(string directory, string stack, string? pins = null) : IFactoryProject
{
    private readonly string _stackFile = StackFiles.PathOf(directory, stack);
    private ImageCatalog? _catalog;

    /// <inheritdoc/>
    public string Stack => stack;

    /// <summary>The folder of <c>Pulumi.yaml</c>.</summary>
    public string Directory => directory;

    /// <summary>The project name in <c>Pulumi.yaml</c>. Default: <c>imageinfra</c>.</summary>
    public string Name => StackFiles.ReadProject(directory).Name;

    /// <summary>The current git commit of the folder, in hex; null outside a repository.</summary>
    public string? Commit => GitCommit.Find(directory);

    /// <summary>The folder of the catalog, relative to <see cref="Directory"/>. It may not exist.</summary>
    /// <exception cref="CatalogException">The settings are invalid.</exception>
    public string ImagesDirectory => SettingsReader.Read(stack, Settings()).ImagesDirectory;

    /// <summary>Whether all stacks share one subscription, as on the local simulator.</summary>
    public bool IsOneSubscription => pins is not null;

    /// <summary>The file in which builds pin the versions of bases.</summary>
    public string PinsFile => pins ?? _stackFile;

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, ImageVersion> FoundBaseVersions { get; set; } = new Dictionary<string, ImageVersion>();

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
        return errors.Count == 0 ? new FactoryStack(ImageOverrides.Apply(_catalog!, settings!), settings!).With(FoundBaseVersions) : throw new CatalogException(errors);
    }

    /// <summary>Loads the stack and checks all rules that it must meet before an update, including the project's policy.</summary>
    /// <exception cref="CatalogException">A file is invalid or a rule is violated. It holds every error; Azure was not called.</exception>
    public FactoryStack LoadByPolicy()
    {
        var loaded = Load();
        StackRules.Require(directory, loaded.Catalog, loaded.Settings, Settings(), IsOneSubscription);
        return loaded;
    }

    /// <summary>Reads the project, including its invalid files. A catalog that was inspected before is not read again.</summary>
    /// <param name="catalogs">The catalogs inspected before, by folder.</param>
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

    /// <summary>The current catalog file of an image; null if there is none.</summary>
    public CatalogFile? FileOf(string image) =>
        CatalogDirectory.Find(directory, Load().Settings.ImagesDirectory, image);

    /// <summary>The configuration of a Pulumi provider, by key. Values in the stack file override those in Pulumi.yaml.</summary>
    /// <exception cref="CatalogException">One of the two files is not YAML.</exception>
    public IReadOnlyDictionary<string, ConfiguredValue> ProviderConfiguration(string provider)
    {
        var all = new Dictionary<string, ConfiguredValue>();
        foreach (var path in (string[])[Path.Combine(directory, ProjectFile.FileName), StackFiles.PathOf(directory, stack)])
        {
            var name = Path.GetFileName(path);
            foreach (var (key, (value, line)) in StackFile.Parse(name, StackFiles.ReadText(path, directory) ?? "").NamespaceValues(provider))
            {
                all[key] = new(value, name, line);
            }
        }

        return all;
    }

    /// <inheritdoc/>
    public SettingsChange Edit(params IReadOnlyList<SettingEdit> edits)
    {
        var name = Path.GetRelativePath(directory, PinsFile);
        return ProjectText.Named(name, () =>
        {
            System.IO.Directory.CreateDirectory(Path.GetDirectoryName(PinsFile)!);
            using var edited = EditedFile.Open(PinsFile, FileKind.Settings);
            var after = Refusing(name, () => SettingsEditing.Apply(name, edited.Text, edits));
            if (after != edited.Text)
            {
                Require(name, edited.Text, after);
                edited.Write(after);
            }

            return new SettingsChange(PinsFile, edited.Text, after);
        });
    }

    // A text that no command could read again is not written.
    private void Require(string name, string before, string after) => Refusing(name, () =>
    {
        try
        {
            return SettingsReader.Read(stack, With(name, after));
        }
        catch (CatalogException)
        {
            // If the old settings are invalid too, report their errors: those have lines in the file; the errors of the edit have none.
            SettingsReader.Read(stack, With(name, before));
            throw;
        }
    });

    private SettingsSource With(string name, string text) => pins is null
        ? StackFile.Parse(name, text)
        : new PinnedElsewhere(StackFiles.Read(directory, stack), StackFile.Parse(name, text));

    private static T Refusing<T>(string name, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (CatalogException e)
        {
            throw new CatalogException([.. e.Errors.Select(error => error with { Message = $"{error.Message}. Nothing was written to {name}" })]);
        }
    }

    private SettingsSource Settings()
    {
        if (StackFiles.ReadProject(directory).Problems is { Count: > 0 } problems)
        {
            throw new CatalogException(problems);
        }

        var settings = StackFiles.Read(directory, stack);
        if (pins is null)
        {
            return settings;
        }

        var name = Path.GetRelativePath(directory, pins);
        return new PinnedElsewhere(settings, StackFile.Parse(name, StackFiles.ReadText(pins, directory) ?? ""));
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

    // Settings that the driver writes come from a separate file, all others from the stack file.
    private sealed class PinnedElsewhere(StackFile settings, StackFile pins) : SettingsSource
    {
        public override string File => settings.File;

        public override IReadOnlyList<string> Keys => [.. settings.Keys, .. pins.Keys.Except(settings.Keys)];

        public override IReadOnlyList<CatalogError> Problems => [.. settings.Problems, .. pins.Problems];

        public override string? Subscription => settings.Subscription;

        public override string? Find(string key) => Adopted(key) ?? Of(key).Find(key);

        public override int LineOf(string key) => Of(key).LineOf(key);

        public override string FileOf(string key) => Of(key).File;

        private StackFile Of(string key) => SettingEdit.Written.Contains(key) ? pins : settings;

        // Resources adopted on the simulator are in its own file; the stack file applies everywhere.
        private string? Adopted(string key) => key == SettingEdit.Adopted && pins.Find(key) is { } here
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
