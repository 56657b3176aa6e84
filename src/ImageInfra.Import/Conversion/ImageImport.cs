using System.Text.RegularExpressions;
using ImageInfra.Import.Arm;
using ImageInfra.Import.Contract;
using ImageInfra.Import.Writing;
using ImageInfra.Model.Description;
using ImageInfra.Model.Images;

namespace ImageInfra.Import.Conversion;

/// <summary>Converts an image template to a catalog file.</summary>
internal sealed partial class ImageImport
{
    private static readonly string[] s_flow = ["versioning", "vmBoot", "autoRun"];

    // Set by Azure or by the factory; see docs/import.md.
    private static readonly string[] s_envelope =
        ["type", "apiVersion", "name", "dependsOn", "id", "systemData", "resourceGroup", "comments", "copy", "condition", "resources", "properties", "tags"];

    private readonly ArmFileResource _template;
    private readonly ParameterValues _values;
    private readonly ImportOptions _options;
    private readonly List<ImportNote> _notes = [];
    private readonly ArmNode.Map _body;
    private readonly ArmNode.Map _properties;

    public ImageImport(ArmFileResource template, ParameterValues values, ImportOptions options)
    {
        _template = template;
        _values = values;
        _options = options;
        _body = template.IsLive ? template.Body : (ArmNode.Map)new Placeholders(values).Fill(template.Body);
        var upgrade = new TemplateUpgrade(template.ApiVersion, template.IsLive, new(_body, new Dictionary<string, ArmNode>(), values), _notes);
        _properties = upgrade.Apply(_body.Find("properties") as ArmNode.Map ?? new(_body.Place, []));
    }

    /// <summary>Converts the template.</summary>
    /// <param name="definitions">The image definitions in the files.</param>
    /// <param name="taken">The names in use. The name of this image is added.</param>
    public ImportedImage Run(IReadOnlyList<ArmFileResource> definitions, ISet<string> taken)
    {
        NoteEnvelope();
        NoteIso();
        var target = Distributors().FirstOrDefault(IsSharedImage)?.TextOf("galleryImageId");
        var definition = target is null ? null : definitions.FirstOrDefault(d => Names(target, d));
        var name = Name(target, taken);
        var import = new DefinitionImport(name, _options.Publisher, _notes);
        var entries = new List<KeyValuePair<string, CatalogNode>> { new("name", new CatalogNode.Text(name)) };
        if ((definition?.Body.Find("properties") as ArmNode.Map)?.TextOf("description") is { Length: > 0 } description)
        {
            entries.Add(new("description", new CatalogNode.Text(description)));
        }

        if (_body.Find("tags") is { } tags and (ArmNode.Map { Properties.Count: > 0 } or ArmNode.Unknown or ArmNode.Text))
        {
            entries.Add(new("tags", CatalogNodes.Of(tags, [])));
        }

        entries.Add(new("definition", definition is null ? import.From(_properties) : import.From(definition)));
        entries.Add(new("template", Template()));
        NoteBody();
        var image = new CatalogNode.Map(entries);
        NoteUnresolved(_properties, "template");
        NoteUnresolved(_body.Find("tags"), "tags");
        if (definition is not null)
        {
            NoteUnresolved(Kept(definition), "definition");
        }

        var yaml = CatalogWriter.Write([About()], image);
        return new(name, _body.Place.File, yaml, _notes);
    }

    private static ArmNode? Kept(ArmFileResource definition) => definition.Body.Find("properties") is ArmNode.Map map
        ? map with { Properties = [.. map.Properties.Where(p => !DefinitionImport.Dropped.Contains(p.Key, StringComparer.OrdinalIgnoreCase))] }
        : definition.Body.Find("properties");

    private CatalogNode Template()
    {
        var properties = _properties.Properties
            .Select(p => KeyValuePair.Create(p.Key, p.Key == "distribute" && p.Value is ArmNode.List list ? list with { Items = [.. list.Items.Select(Distributor)] } : p.Value));
        return _body.Find("properties") is { } body and not ArmNode.Map
            ? CatalogNodes.Of(body, s_flow)
            : CatalogNodes.Of(_properties with { Properties = [.. properties] }, s_flow);
    }

    // A version goes to the definition of its image, numbered by the scheme of the catalog.
    private ArmNode Distributor(ArmNode node)
    {
        if (node is not ArmNode.Map map || !IsSharedImage(map))
        {
            return node;
        }

        var target = map.Find("galleryImageId");
        if (target is ArmNode.Text text)
        {
            Note(ImportNoteKind.Changed, target, "distribute.galleryImageId", "is omitted, because versions go to the definition of the image in the gallery of the stack");
            if (VersionPattern().Match(text.Value) is { Success: true } version)
            {
                Note(ImportNoteKind.Attention, target, "distribute.galleryImageId", $"has the version {version.Groups[1].Value}, which is omitted, because a version number can't be reused; versioning creates the next number");
            }
        }

        var properties = map.Properties.Where(p => p.Key != "galleryImageId").ToList();
        if (map.Find("versioning") is null)
        {
            var versioning = new ArmNode.Map(
                map.Place,
                [new("scheme", new ArmNode.Text(map.Place, "Latest")), new("major", new ArmNode.Number(map.Place, 1))]);
            properties.Add(new("versioning", versioning));
            Note(ImportNoteKind.Changed, map, "distribute.versioning", "is Latest with major 1, because the file has no versioning");
        }

        return map with { Properties = [.. properties.OrderBy(p => ArmTemplateKeys.OrderOf(p.Key))] };
    }

    private string Name(string? target, ISet<string> taken)
    {
        var stem = Path.GetFileNameWithoutExtension(_body.Place.File);
        string[] candidates = [LastDefinition(target), _template.LastName, stem];
        var name = _options.Name ?? candidates
            .Where(c => c.Length > 0 && !Unresolved.Is(c) && !AnyPlaceholder().IsMatch(c))
            .Select(Legal)
            .Where(c => c.Length > 0)
            .Append("image")
            .FirstOrDefault(c => !taken.Contains(c)) ?? Numbered(Legal(stem), taken);
        taken.Add(name);
        if (_options.Name is null && LastDefinition(target) is { Length: > 0 } own && own != name)
        {
            Note(ImportNoteKind.Changed, _body, "name", Unresolved.Is(own) ? $"is {name}, because the name of the definition is unknown" : $"is {name}, because '{own}' is in use or is not a valid image name");
        }

        return name;
    }

    private static string Numbered(string name, ISet<string> taken) =>
        Enumerable.Range(2, int.MaxValue - 2).Select(n => $"{name}-{n}").First(c => !taken.Contains(c));

    private static string Legal(string name)
    {
        var legal = IllegalPattern().Replace(name, "-").Trim('-', '_', '.');
        return legal.Length > AzureNames.MaximumImageNameLength ? legal[..AzureNames.MaximumImageNameLength].TrimEnd('-', '_', '.') : legal;
    }

    private static string LastDefinition(string? target) => target is null ? "" : DefinitionPattern().Match(target) is { Success: true } match ? match.Groups[1].Value : "";

    private static bool Names(string target, ArmFileResource definition) =>
        string.Equals(LastDefinition(target), definition.LastName, StringComparison.OrdinalIgnoreCase)
            || (Unresolved.Is(definition.Name) && LastDefinition(target) is { Length: > 0 } name && definition.Name.EndsWith($"/{name}", StringComparison.OrdinalIgnoreCase));

    private IEnumerable<ArmNode.Map> Distributors() => (_properties.Find("distribute") as ArmNode.List)?.Items.OfType<ArmNode.Map>() ?? [];

    private static bool IsSharedImage(ArmNode.Map distributor) => distributor.TextOf("type") == "SharedImage";

    private string About()
    {
        var version = _template.ApiVersion.Length > 0 ? $", api-version {_template.ApiVersion}" : "";
        return $"Imported from {Path.GetFileName(_body.Place.File)}{version}.";
    }

    private void NoteEnvelope()
    {
        foreach (var (key, value) in _body.Properties.Where(p => !s_envelope.Contains(p.Key, StringComparer.OrdinalIgnoreCase) && p.Value is not ArmNode.Null))
        {
            Note(ImportNoteKind.Changed, value, key, key.ToLowerInvariant() switch
            {
                "location" => "is omitted, because imageinfra:location of the stack replaces it",
                "identity" => "is omitted, because builds use the identity of the stack",
                _ => "is omitted, because it is not a property of image templates",
            });
        }

        if (_body.Find("identity") is null && _template.ApiVersion is { Length: > 0 } version && string.CompareOrdinal(version, "2020-02-14") < 0)
        {
            Note(ImportNoteKind.Attention, _body, "identity", $"was not supported by api-version {version}; builds use the identity of the stack, which needs rights on the image's resources outside of the gallery");
        }
    }

    // A template whose body is one unknown expression.
    private void NoteBody()
    {
        if (_body.Find("properties") is { } body and not ArmNode.Map)
        {
            NoteUnresolved(body, "template");
        }
    }

    private void NoteIso()
    {
        if (_properties.Find("source") is ArmNode.Map source && string.Equals(source.TextOf("type"), "ISO", StringComparison.OrdinalIgnoreCase))
        {
            Note(ImportNoteKind.Attention, source, "source.type", "is ISO, which Azure no longer supports; use a PlatformImage of the same publisher, or create an image version or a managed image from the ISO");
        }
    }

    private void NoteUnresolved(ArmNode? node, string path)
    {
        switch (node)
        {
            case ArmNode.Map map:
                foreach (var (key, value) in map.Properties.Where(p => p.Key != "galleryImageId"))
                {
                    NoteUnresolved(new ArmNode.Text(value.Place, key), path);
                    NoteUnresolved(value, $"{path}.{key}");
                }

                break;
            case ArmNode.List list:
                foreach (var (item, i) in list.Items.Select((item, i) => (item, i)))
                {
                    NoteUnresolved(item, $"{path}[{i}]");
                }

                break;
            case ArmNode.Unknown unknown:
                NoteUnresolved(unknown.What, unknown, path);
                break;
            case ArmNode.Text text:
                foreach (var what in Unresolved.In(text.Value))
                {
                    NoteUnresolved(what, text, path);
                }

                if (!_template.IsLive && path.Contains(".inline[", StringComparison.Ordinal))
                {
                    foreach (var suspect in Placeholders.Suspects(text.Value))
                    {
                        Note(ImportNoteKind.Attention, text, path, $"has '{suspect}', which may be a placeholder; to replace it, pass --parameters {suspect.Trim('<', '>')}=VALUE");
                    }
                }

                break;
        }
    }

    private void NoteUnresolved(string what, ArmNode at, string path)
    {
        var key = _values.KeyOf(what);
        _notes.Add(new(ImportNoteKind.Unresolved, at.Place.File, at.Place.Line, path, $"{what} is unknown; set it with --parameters \"{key}=VALUE\"") { Key = key });
    }

    private void Note(ImportNoteKind kind, ArmNode at, string path, string message) =>
        _notes.Add(new(kind, at.Place.File, at.Place.Line, path, message));

    [GeneratedRegex("/images/([^/]+)", RegexOptions.IgnoreCase)]
    private static partial Regex DefinitionPattern();

    [GeneratedRegex("/versions/([^/]+)$", RegexOptions.IgnoreCase)]
    private static partial Regex VersionPattern();

    [GeneratedRegex("[^A-Za-z0-9_.-]+")]
    private static partial Regex IllegalPattern();

    [GeneratedRegex(@"^<[^>]*>$|\$\{|\$\(")]
    private static partial Regex AnyPlaceholder();
}
