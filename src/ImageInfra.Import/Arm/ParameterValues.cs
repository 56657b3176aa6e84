using System.Globalization;
using System.Text.RegularExpressions;
using ImageInfra.Import.Contract;
using ImageInfra.Import.Values;
using ImageInfra.Model.Images;

namespace ImageInfra.Import.Arm;

/// <summary>The values from the user: parameter files and command-line options.</summary>
internal sealed partial class ParameterValues
{
    private readonly Dictionary<string, ArmNode> _files = new(StringComparer.OrdinalIgnoreCase);
    private readonly IReadOnlyDictionary<string, string> _texts;
    private readonly HashSet<string> _used = new(StringComparer.OrdinalIgnoreCase);

    public ParameterValues(ImportOptions options)
    {
        _texts = options.Values;
        foreach (var file in options.ParameterFiles)
        {
            Add(file);
        }
    }

    /// <summary>Returns the given value of a parameter, a placeholder or an expression, or null.</summary>
    public ArmNode? GivenFor(string what)
    {
        var name = Compact(ParameterPattern().Match(what) is { Success: true } match ? match.Groups[1].Value : what);
        var text = _texts.FirstOrDefault(t => string.Equals(Compact(t.Key), name, StringComparison.OrdinalIgnoreCase));
        if (text.Key is null)
        {
            return _files.GetValueOrDefault(name);
        }

        _used.Add(text.Key);
        return new ArmNode.Text(PlaceOf(text.Key), text.Value);
    }

    /// <summary>The bound of all evaluation.</summary>
    public ArmBudget Budget { get; } = new();

    /// <summary>Whether values were given one by one.</summary>
    public bool HasTexts => _texts.Count > 0;

    /// <summary>Returns the given value of an expression, with the location of the expression. Arrays and objects are JSON.</summary>
    public ArmNode? GivenFor(string expression, ArmPlace place) => GivenFor(expression) switch
    {
        ArmNode.Text { Place.File: ['-', '-', ..], Value: ['{', .., '}'] or ['[', .., ']'] } json => ArmFileReader.Read(json.Place.File, json.Value) with { Place = place },
        { } given => given with { Place = place },
        null => null,
    };

    /// <summary>Returns the given value of a parameter of a type, or null.</summary>
    /// <exception cref="CatalogException">The value is not of the type.</exception>
    public ArmNode? TypedFor(string key, string? type, ArmPlace place) => GivenFor(key) switch
    {
        ArmNode.Text { Place.File: ['-', '-', ..] } text when type is not null => Typed(text.Value, type, key) with { Place = place },
        _ => GivenFor(key, place),
    };

    /// <summary>The given values that no file uses.</summary>
    public IEnumerable<string> Unused => _texts.Keys.Where(k => !_used.Contains(k));

    /// <summary>Returns the values of a template's parameters, converted to their declared types.</summary>
    public Dictionary<string, ArmNode> Of(ArmNode.Map template)
    {
        var values = new Dictionary<string, ArmNode>(_files, StringComparer.OrdinalIgnoreCase);
        var declared = template.Find("parameters") as ArmNode.Map;
        foreach (var (name, text) in _texts)
        {
            if (declared?.Find(name) is ArmNode.Map parameter)
            {
                _used.Add(name);
                values[name] = Typed(text, TypeOf(parameter, template), name);
            }
        }

        foreach (var (name, value) in values)
        {
            CheckAllowed(name, value, (declared?.Find(name) as ArmNode.Map)?.Find("allowedValues") as ArmNode.List);
        }

        return values;
    }

    /// <summary>Returns the type of a parameter, or null. Bicep puts user-defined types under definitions.</summary>
    public static string? TypeOf(ArmNode.Map parameter, ArmNode.Map template)
    {
        const string Definitions = "#/definitions/";
        for (var depth = 0; depth < 10 && parameter.TextOf("type") is null && parameter.TextOf("$ref") is { } reference && reference.StartsWith(Definitions, StringComparison.Ordinal); depth++)
        {
            if ((template.Find("definitions") as ArmNode.Map)?.Find(reference[Definitions.Length..]) is not ArmNode.Map definition)
            {
                return null;
            }

            parameter = definition;
        }

        return parameter.TextOf("type");
    }

    // Azure refuses other values.
    private static void CheckAllowed(string name, ArmNode value, ArmNode.List? allowed)
    {
        if (allowed is not null && !value.IsOpen && value is ArmNode.Text or ArmNode.Number && allowed!.Items.All(i => ArmEquality.Equal(i, value) == false))
        {
            var place = value.Place.File.Length > 0 ? value.Place : PlaceOf(name);
            throw new CatalogException([new(place.File, place.Line, "", $"'{name}' is not one of the values that the template allows; expected {string.Join(", ", allowed.Items.Select(i => i is ArmNode.Text text ? text.Value : ArmText.Of(i)))}")]);
        }
    }

    private static ArmNode Typed(string text, string? type, string name)
    {
        var place = PlaceOf(name);
        return type?.ToLowerInvariant() switch
        {
            "int" => decimal.TryParse(text, CultureInfo.InvariantCulture, out var number) ? new ArmNode.Number(place, number) : throw NotOf(type, text, place),
            "bool" => bool.TryParse(text, out var flag) ? new ArmNode.Flag(place, flag) : throw NotOf(type, text, place),
            "array" => ArmFileReader.Read(place.File, text) as ArmNode.List ?? throw NotOf(type, text, place),
            "object" or "secureobject" => ArmFileReader.Read(place.File, text) as ArmNode.Map ?? throw NotOf(type, text, place),
            _ => new ArmNode.Text(place, text),
        };
    }

    private static ArmPlace PlaceOf(string name) => new($"--parameters {name}", 0);

    private static CatalogException NotOf(string type, string text, ArmPlace place) =>
        new([new(place.File, 0, "", $"'{text}' is not a valid {type}, the type of the parameter in the template")]);

    private static string Compact(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));

    private void Add(ImportFile file)
    {
        if (ArmFileReader.Read(file.Path, file.Text, file.IsCompiled ? 0 : null) is not ArmNode.Map map)
        {
            throw new CatalogException([new(file.Path, file.IsCompiled ? 0 : 1, "", "is not a parameter file; expected { \"parameters\": { \"NAME\": { \"value\": … } } }")]);
        }

        foreach (var (name, value) in (map.Find("parameters") as ArmNode.Map ?? map).Properties)
        {
            if (value is ArmNode.Map wrapped && wrapped.Find("value") is { } inside)
            {
                _files[name] = inside;
            }
            else if (value is ArmNode.Map secret && secret.Find("reference") is not null)
            {
                // A key vault reference: neither the default value nor a value for a file.
                _files[name] = new ArmNode.Unknown(value.Place, $"parameters('{name}')", [new(name)]) { IsDirect = true };
            }
            else if (value is not ArmNode.Map && name.Length > 0 && name[0] != '$' && name != "contentVersion")
            {
                _files[name] = value;
            }
        }
    }

    [GeneratedRegex(@"^parameters\('([^']+)'\)$")]
    private static partial Regex ParameterPattern();
}
