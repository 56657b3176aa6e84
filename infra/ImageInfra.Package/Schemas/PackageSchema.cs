using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using ImageInfra.Model.Description;
using ImageInfra.Model.Settings;

namespace ImageInfra.Package.Schemas;

/// <summary>The schema of the package, from which Pulumi generates SDKs. It is generated from the keys of catalog and settings.</summary>
internal static class PackageSchema
{
    /// <summary>The name of the package.</summary>
    public const string Package = "imageinfra";

    private const string ImageType = "Image";

    private static readonly JsonSerializerOptions s_json = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        NewLine = "\n",
    };

    // The key names the image, and a program has loops.
    private static readonly string[] s_omittedKeys = ["name", "matrix"];

    /// <summary>Returns the token of a component or type.</summary>
    public static string TokenOf(string name) => $"{Package}:index:{name}";

    /// <summary>Returns the text of the schema.</summary>
    /// <param name="version">The version of the package.</param>
    public static string Create(string version)
    {
        var types = new SchemaTypes();
        var image = types.Plain(ImageKeys.All, ImageType, s_omittedKeys);
        var resources = new JsonObject(PackageComponents.All.Select(c => KeyValuePair.Create<string, JsonNode?>(c.Token, Component(c, types, image))));
        var languages = new[] { "csharp", "go", "nodejs", "python" };
        return new JsonObject
        {
            ["name"] = Package,
            ["displayName"] = "ImageInfra",
            ["version"] = version,
            ["description"] = "A golden-image factory for Azure: galleries, image definitions and image templates of Azure Image Builder.",
            ["keywords"] = new JsonArray("azure", "image-builder", "compute-gallery", "golden-image", "kind/component"),
            ["license"] = "MIT",
            ["publisher"] = "ImageInfra",
            ["meta"] = new JsonObject { ["moduleFormat"] = "(.*)" },
            ["language"] = new JsonObject(languages.Select(l => KeyValuePair.Create<string, JsonNode?>(l, new JsonObject { ["respectSchemaVersion"] = true }))),
            ["types"] = types.All(),
            ["resources"] = resources,
        }.ToJsonString(s_json) + "\n";
    }

    private static JsonObject Component(PackageComponent component, SchemaTypes types, JsonObject image)
    {
        var inputs = new JsonObject();
        foreach (var property in component.Inputs)
        {
            inputs[property.Name] = Property(property, image);
        }

        foreach (var key in component.Settings.Select(name => SettingKeys.All.Single(k => k.Name == name)))
        {
            var input = types.Plain(key.Type, char.ToUpperInvariant(key.Name[0]) + key.Name[1..]);
            input["description"] = key.Name == "location" ? key.Description : SchemaTypes.DescriptionOf(key);
            inputs[key.Name] = input;
        }

        var outputs = new JsonObject(component.Outputs.Select(o => KeyValuePair.Create<string, JsonNode?>(o.Name, Property(o, image))));
        return new()
        {
            ["isComponent"] = true,
            ["description"] = component.Description,
            ["type"] = "object",
            ["properties"] = outputs,
            ["required"] = Names(component.Outputs.Select(o => o.Name)),
            ["inputProperties"] = inputs,
            ["requiredInputs"] = Names(["location", .. component.Inputs.Where(i => i.IsRequired).Select(i => i.Name)]),
        };
    }

    private static JsonObject Property(PackageProperty property, JsonObject image)
    {
        var spec = property.Kind switch
        {
            PropertyKind.Text => Simple(),
            PropertyKind.Texts => new() { ["type"] = "array", ["items"] = Simple() },
            PropertyKind.TextMap => MapOf(Simple()),
            PropertyKind.TextMaps => MapOf(MapOf(Simple())),
            PropertyKind.Image => image.DeepClone().AsObject(),
            PropertyKind.ImageMap => MapOf(image.DeepClone().AsObject()),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
        if (property.IsPlain)
        {
            spec["plain"] = true;
        }

        spec["description"] = property.Description;
        return spec;
    }

    private static JsonObject Simple() => new() { ["type"] = "string" };

    private static JsonObject MapOf(JsonObject item) => new() { ["type"] = "object", ["additionalProperties"] = item };

    private static JsonArray Names(IEnumerable<string> names) => new([.. names.Select(n => JsonValue.Create(n))]);
}
