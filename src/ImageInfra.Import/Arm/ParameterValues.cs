using System.Globalization;
using System.Text.RegularExpressions;
using ImageInfra.Import.Contract;
using ImageInfra.Model.Images;

namespace ImageInfra.Import.Arm;

/// <summary>The values from the user: parameter files and command-line options.</summary>
internal sealed partial class ParameterValues
{
    private readonly Dictionary<string, ArmNode> _files = new(StringComparer.OrdinalIgnoreCase);
    private readonly IReadOnlyDictionary<string, string> _texts;
    private readonly Dictionary<string, string> _keys = [];
    private readonly HashSet<string> _open = [];
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

    /// <summary>Returns the given value of an expression, with the location of the expression. Arrays and objects are JSON.</summary>
    public ArmNode? GivenFor(string expression, ArmPlace place) => GivenFor(expression) switch
    {
        ArmNode.Text { Place.Line: 0, Value: ['{', .., '}'] or ['[', .., ']'] } json => ArmFileReader.Read(json.Place.File, json.Value) with { Place = place },
        { } given => given with { Place = place },
        null => null,
    };

    /// <summary>The given values that no file uses.</summary>
    public IEnumerable<string> Unused => _texts.Keys.Where(k => !_used.Contains(k));

    /// <summary>Records the value that an expression needs: that of an inner expression, or its own.</summary>
    public void Remember(string expression, string? inner)
    {
        _open.Add(expression);
        _keys[expression] = inner is null ? expression : _keys.GetValueOrDefault(inner, inner);
    }

    /// <summary>Removes the record of an expression that has a value now. The same text may be unknown elsewhere.</summary>
    public void Forget(string expression) => _open.Remove(expression);

    /// <summary>Whether an expression was recorded as unknown.</summary>
    public bool IsRemembered(string expression) => _open.Contains(expression);

    /// <summary>Returns the key for <c>--parameters</c> that gives an expression a value.</summary>
    public string KeyOf(string what)
    {
        var key = _keys.GetValueOrDefault(what, what);
        return ParameterPattern().Match(key) is { Success: true } match ? match.Groups[1].Value : key;
    }

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

        return values;
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

    // Bicep puts user-defined types under definitions.
    private static string? TypeOf(ArmNode.Map parameter, ArmNode.Map template)
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

    private static ArmPlace PlaceOf(string name) => new($"--parameters {name}", 0);

    private static CatalogException NotOf(string type, string text, ArmPlace place) =>
        new([new(place.File, 0, "", $"'{text}' is not a valid {type}, the type of the parameter in the template")]);

    private static string Compact(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));

    private void Add(ImportFile file)
    {
        if (ArmFileReader.Read(file.Path, file.Text) is not ArmNode.Map map)
        {
            throw new CatalogException([new(file.Path, 1, "", "is not a parameter file; expected { \"parameters\": { \"NAME\": { \"value\": … } } }")]);
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
                _files[name] = new ArmNode.Unknown(value.Place, $"parameters('{name}')");
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
