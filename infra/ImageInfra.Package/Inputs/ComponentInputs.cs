using System.Text.Json.Nodes;
using ImageInfra.Model.Catalog;
using ImageInfra.Model.Description;
using ImageInfra.Model.Images;
using ImageInfra.Model.Rules;
using ImageInfra.Model.Settings;
using ImageInfra.Package.Schemas;
using ImageInfra.Project.Checks;
using ImageInfra.Project.Files;

namespace ImageInfra.Package.Inputs;

/// <summary>The images and settings of a component.</summary>
/// <param name="Catalog">The images.</param>
/// <param name="Settings">The settings.</param>
internal sealed record ComponentInputs(ImageCatalog Catalog, FactorySettings Settings)
{
    private const string Location = "location";
    private const string SettingPrefix = SettingsSource.Namespace + ":";

    /// <summary>Reads and checks the inputs of a component.</summary>
    /// <param name="component">The component.</param>
    /// <param name="inputs">The inputs, by name.</param>
    /// <param name="stack">The name of the stack.</param>
    /// <param name="folder">The folder of the program's <c>Pulumi.yaml</c>.</param>
    /// <exception cref="CatalogException">An input is invalid; the exception holds every error, each with the path of its input.</exception>
    public static ComponentInputs Read(PackageComponent component, JsonObject inputs, string stack, string folder)
    {
        Require(Names(component, inputs));
        var source = new InputSettings(component, inputs);
        try
        {
            var settings = SettingsReader.Read(stack, source);
            return inputs[PackageComponents.Images] is JsonObject images ? Read(component, images, settings, source, new ProjectFiles(folder), folder)
                : inputs[PackageComponents.Image] is { } image ? Read(component, NamedImage(inputs, image), settings, source, files: null, folder)
                : FromFolder(settings, source, folder);
        }
        catch (CatalogException e)
        {
            throw new CatalogException([.. e.Errors.Select(error => InputOf(component, error))]);
        }
    }

    private static ComponentInputs FromFolder(FactorySettings settings, InputSettings source, string folder)
    {
        var catalog = CatalogDirectory.Load(folder, settings.ImagesDirectory);
        Require(StackRules.Check(folder, CatalogDirectory.Inspect(folder, settings.ImagesDirectory).Images, settings, source));
        return new(catalog, settings);
    }

    private static ComponentInputs Read(PackageComponent component, JsonObject images, FactorySettings settings, InputSettings source, ProjectFiles? files, string folder)
    {
        CatalogFile[] texts = [.. images.Select(i => new CatalogFile($"{i.Key}.yaml", TextOf(i.Key, i.Value)))];
        try
        {
            var catalog = ImageCatalog.Load(texts, FragmentsOf(settings, folder), files);
            Require(StackRules.Check(folder, CatalogInspection.Of(texts, FragmentsOf(settings, folder), files).Images, settings, source));
            return new(catalog, settings);
        }
        catch (CatalogException e)
        {
            throw new CatalogException([.. e.Errors.Select(error => texts.Any(t => t.Path == error.File) ? ImageOf(component, error) : error)]);
        }
    }

    // A program may have fragments of its own even if its images are not in files.
    private static IEnumerable<CatalogFile> FragmentsOf(FactorySettings settings, string folder) => CatalogDirectory.FragmentFiles(folder, settings.ImagesDirectory);

    private static JsonObject NamedImage(JsonObject inputs, JsonNode image) =>
        new() { [inputs[PackageComponents.ImageName]?.ToString() ?? ""] = image.DeepClone() };

    // JSON is YAML, so the reader of image files reads it.
    private static string TextOf(string name, JsonNode? image)
    {
        var named = new JsonObject { ["name"] = name };
        foreach (var (key, value) in image as JsonObject ?? [])
        {
            named[key] = value?.DeepClone();
        }

        return named.ToJsonString();
    }

    private static IReadOnlyList<CatalogError> Names(PackageComponent component, JsonObject inputs)
    {
        string[] names = [.. component.Settings, .. component.Inputs.Select(i => i.Name)];
        var hasImages = component.Inputs.Any(i => i.Name == PackageComponents.Images);
        return
        [
            .. inputs.Where(i => !names.Contains(i.Key)).Select(i => Error(i.Key, $"is not an input; expected {string.Join(", ", names)}{Suggestion.For(i.Key, names)}")),
            .. component.Inputs.Where(i => i is { IsRequired: true, IsPlain: true }).Select(i => i.Name).Append(Location).Where(n => inputs[n] is null).Select(n => Error(n, "is required")),
            .. hasImages && inputs[PackageComponents.Images] is null == inputs[PackageComponents.ImagesDirectory] is null
                ? [Error(PackageComponents.Images, "is required, or imagesDirectory; both are not allowed")]
                : Array.Empty<CatalogError>(),
        ];

        CatalogError Error(string path, string message) => new(component.Name, 0, path, message);
    }

    // The text of an image is one line, so lines say nothing.
    private static CatalogError ImageOf(PackageComponent component, CatalogError error)
    {
        var image = Path.GetFileNameWithoutExtension(error.File);
        var input = component == PackageComponents.Template ? PackageComponents.Image : $"{PackageComponents.Images}.{image}";
        return error with { File = component.Name, Line = 0, Path = error.Path.Length > 0 ? $"{input}.{error.Path}" : input };
    }

    private static CatalogError InputOf(PackageComponent component, CatalogError error) =>
        error.File == component.Name && error.Path.StartsWith(SettingPrefix, StringComparison.Ordinal) ? error with { Path = error.Path[SettingPrefix.Length..] } : error;

    private static void Require(IReadOnlyList<CatalogError> errors)
    {
        if (errors.Count > 0)
        {
            throw new CatalogException(errors);
        }
    }
}
