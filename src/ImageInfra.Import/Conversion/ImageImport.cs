using System.Text.RegularExpressions;
using ImageInfra.Import.Arm;
using ImageInfra.Import.Contract;
using ImageInfra.Import.Values;
using ImageInfra.Import.Writing;
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
    private readonly ImportOptions _options;
    private readonly List<ImportNote> _notes = [];
    private readonly ArmNode.Map _body;
    private readonly ArmNode.Map _properties;

    public ImageImport(ArmFileResource template, ParameterValues values, ImportOptions options)
    {
        _template = template;
        _options = options;
        _body = template.IsLive ? template.Body : new Placeholders(values).Fill(template.Body);
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
        var id = Distributors().FirstOrDefault(IsSharedImage)?.Find("galleryImageId");
        var target = id is null ? null : DefinitionTarget.Of(id);
        var found = target is null ? ([], []) : Definitions(target, definitions);
        var name = Name(target, taken);
        var import = new DefinitionImport(name, _options.Publisher, _notes);
        var entries = new List<KeyValuePair<string, CatalogNode>> { new("name", new CatalogNode.Text(name)) };
        var definition = found.Certain is [var first, ..] ? first : null;
        if ((definition?.Body.Find("properties") as ArmNode.Map)?.TextOf("description") is { Length: > 0 } description)
        {
            entries.Add(new("description", new CatalogNode.Text(description)));
        }

        var tags = _body.Find("tags") is { } all ? Tags(all) : null;
        if (tags is ArmNode.Map { Properties.Count: > 0 } or ArmNode.Text or { IsOpen: true })
        {
            entries.Add(new("tags", CatalogNodes.Of(tags, [])));
        }

        entries.Add(new("definition", definition is not null ? import.From(definition) : import.From(_properties, found.Possible)));
        entries.Add(new("template", Template()));
        NoteBody();
        NoteOpen(name, found.Possible, definition);
        var image = new CatalogNode.Map(entries);
        NoteUnresolved(_properties, "template");
        NoteUnresolved(tags, "tags");
        if (definition is not null)
        {
            NoteUnresolved(Kept(definition), "definition");
        }

        var yaml = CatalogWriter.Write([About()], image);
        return new(name, _body.Place.File, yaml, _notes);
    }

    // The definitions that the target names, or those that it may name.
    private static (IReadOnlyList<ArmFileResource> Certain, IReadOnlyList<ArmFileResource> Possible) Definitions(DefinitionTarget target, IReadOnlyList<ArmFileResource> definitions)
    {
        var certain = definitions.Where(d => target.Names(d) == true).ToList();
        return (certain, certain.Count > 0 ? [] : [.. definitions.Where(d => target.Names(d) is null)]);
    }

    // Tags that a deployed template of a stack has.
    private ArmNode Tags(ArmNode tags)
    {
        if (tags is not ArmNode.Map map)
        {
            return tags;
        }

        foreach (var (key, value) in map.Properties.Where(t => WellKnownTags.IsReserved(t.Key)))
        {
            Note(ImportNoteKind.Changed, value, $"tags.{key}", "is omitted, because ImageInfra sets this tag in each stack");
        }

        return map with { Properties = [.. map.Properties.Where(t => !WellKnownTags.IsReserved(t.Key))] };
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

        if (map.Find("galleryImageId") is { } target and not ArmNode.Null)
        {
            Note(ImportNoteKind.Changed, target, "distribute.galleryImageId", "is omitted, because versions go to the definition of the image in the gallery of the stack");
            if (DefinitionTarget.Of(target).Version is { } version)
            {
                Note(ImportNoteKind.Attention, target, "distribute.galleryImageId", $"has the version {(version as ArmNode.Text)?.Value ?? ArmAsks.What(version)}, which is omitted, because a version number can't be reused; versioning creates the next number");
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

    private string Name(DefinitionTarget? target, ISet<string> taken)
    {
        var stem = Path.GetFileNameWithoutExtension(_body.Place.File);
        var own = (target?.Image as ArmNode.Text)?.Value ?? "";
        string[] candidates = [own, LastName(), stem];
        var name = _options.Name ?? candidates
            .Where(c => c.Length > 0 && !Placeholders.AreIn(c))
            .Select(Legal)
            .Where(c => c.Length > 0)
            .Append("image")
            .FirstOrDefault(c => !taken.Contains(c)) ?? Numbered(Legal(stem), taken);
        taken.Add(name);
        if (_options.Name is null && target is not null && own != name)
        {
            Note(
                own.Length == 0 ? ImportNoteKind.Attention : ImportNoteKind.Changed,
                _body,
                "name",
                own.Length == 0
                    ? $"is {name}, because the name of the image definition is unknown; to set it, pass {string.Join(' ', target.Asks.Select(a => $"--parameters \"{a.Key}=VALUE\"").DefaultIfEmpty("--name NAME"))}"
                    : $"is {name}, because '{own}' is in use or is not a valid image name");
        }

        return name;
    }

    // The name after placeholders are replaced.
    private string LastName() => _body.Find("name") is ArmNode.Text { Value: var text } && text.Length > 0 ? text.Split('/')[^1] : _template.LastName;

    private static string Numbered(string name, ISet<string> taken) =>
        Enumerable.Range(2, int.MaxValue - 2).Select(n => $"{name}-{n}").First(c => !taken.Contains(c));

    private static string Legal(string name)
    {
        var legal = IllegalPattern().Replace(name, "-").Trim('-', '_', '.');
        return legal.Length > AzureNames.MaximumImageNameLength ? legal[..AzureNames.MaximumImageNameLength].TrimEnd('-', '_', '.') : legal;
    }

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

    // Values that decide about the image as a whole.
    private void NoteOpen(string name, IReadOnlyList<ArmFileResource> possible, ArmFileResource? definition)
    {
        if (possible.Count > 0)
        {
            var id = Distributors().First(IsSharedImage).Find("galleryImageId")!;
            Ask(
                id,
                "definition",
                $"the image definition is unknown; it may be {string.Join(" or ", possible.Select(d => $"'{d.Name}'").Distinct())}",
                Values.Ask.Distinct([.. DefinitionTarget.Of(id).NameAsks, .. ArmKnowledge.Asks(possible.SelectMany(d => d.Names))]));
        }

        if (_body.Find("apiVersion") is { IsOpen: true } version)
        {
            Ask(version, "apiVersion", "the api-version is unknown, but it decides about the properties", ArmKnowledge.Asks(version));
        }

        if (definition?.Body.Find("apiVersion") is { IsOpen: true } other)
        {
            Ask(other, "definition.apiVersion", "the api-version is unknown, but it decides about default values", ArmKnowledge.Asks(other));
        }

        if (_template.Condition is { } condition)
        {
            Ask(_body, "condition", $"'{name}' is imported, but its condition is unknown: {ArmAsks.What(condition)}; if it is false, delete the file", ArmKnowledge.Asks(condition));
        }

        if (definition?.Condition is { } exists)
        {
            Ask(definition.Body, "definition", $"the condition of the image definition is unknown: {ArmAsks.What(exists)}", ArmKnowledge.Asks(exists));
        }
    }

    private void NoteUnresolved(ArmNode? node, string path)
    {
        switch (node)
        {
            case ArmNode.Map map:
                foreach (var key in map.OpenKeys)
                {
                    Ask(map, path, "a key is unknown", [key]);
                }

                foreach (var (key, value) in map.Properties.Where(p => p.Key != "galleryImageId"))
                {
                    NoteUnresolved(value, $"{path}.{key}");
                }

                break;
            case ArmNode.List list:
                foreach (var (i, item) in list.Items.Index())
                {
                    NoteUnresolved(item, $"{path}[{i}]");
                }

                break;
            case ArmNode.OpenList list:
                NoteUnresolved(new ArmNode.List(list.Place, [.. list.Head, list.Middle, .. list.Tail]), path);
                break;
            case ArmNode.Partial mixed:
                foreach (var part in mixed.Parts.OfType<ArmNode.Unknown>())
                {
                    NoteUnresolved(part, path);
                }

                break;
            case ArmNode.Unknown or ArmNode.Either:
                Ask(node, path, $"{ArmText.Shown(ArmAsks.What(node))} is unknown", ArmKnowledge.Asks(node));
                break;
            case ArmNode.Text text when !_template.IsLive && path.Contains(".inline[", StringComparison.Ordinal):
                foreach (var suspect in Placeholders.Suspects(text.Value))
                {
                    Note(ImportNoteKind.Attention, text, path, $"has '{suspect}', which may be a placeholder; to replace it, pass --parameters \"{suspect.Trim('<', '>')}=VALUE\"");
                }

                break;
        }
    }

    private void Ask(ArmNode at, string path, string what, IReadOnlyList<Ask> asks) => _notes.AddRange(asks.Select(ask => new ImportNote(
        ImportNoteKind.Unresolved,
        at.Place.File ?? "",
        at.Place.Line,
        path,
        $"{what}; set it with --parameters \"{ask.Key}={(ask.Type?.ToLowerInvariant() is "object" or "array" or "secureobject" ? "JSON" : "VALUE")}\"") { Key = ask.Key }));

    private void Note(ImportNoteKind kind, ArmNode at, string path, string message) =>
        _notes.Add(new(kind, at.Place.File, at.Place.Line, path, message));

    [GeneratedRegex("[^A-Za-z0-9_.-]+")]
    private static partial Regex IllegalPattern();
}
