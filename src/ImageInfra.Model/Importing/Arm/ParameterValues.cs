using System.Globalization;
using System.Text.RegularExpressions;

namespace ImageInfra.Model.Importing.Arm;

/// <summary>The values that an import is given: parameter files, and texts from the command line.</summary>
internal sealed partial class ParameterValues
{
    private readonly Dictionary<string, ArmNode> _files = new(StringComparer.OrdinalIgnoreCase);
    private readonly IReadOnlyDictionary<string, string> _texts;
    private readonly Dictionary<string, string> _keys = [];

    public ParameterValues(ImportOptions options)
    {
        _texts = options.Values;
        foreach (var file in options.ParameterFiles)
        {
            Add(file);
        }
    }

    /// <summary>The value that was given for a parameter, a placeholder or an expression, or null.</summary>
    public ArmNode? GivenFor(string what)
    {
        var name = Compact(ParameterPattern().Match(what) is { Success: true } match ? match.Groups[1].Value : what);
        var text = _texts.FirstOrDefault(t => string.Equals(Compact(t.Key), name, StringComparison.OrdinalIgnoreCase));
        return text.Key is not null ? new ArmNode.Text(default, text.Value) : _files.GetValueOrDefault(name);
    }

    /// <summary>Remembers what has to be given so that an expression gets a value: something in it, or it as a whole.</summary>
    public void Remember(string expression, string? inner) =>
        _keys[expression] = inner is null ? expression : _keys.GetValueOrDefault(inner, inner);

    /// <summary>Whether an expression was found to have no value.</summary>
    public bool IsRemembered(string expression) => _keys.ContainsKey(expression);

    /// <summary>What <c>--parameters</c> takes a value for, so that this gets one.</summary>
    public string KeyOf(string what)
    {
        var key = _keys.GetValueOrDefault(what, what);
        return ParameterPattern().Match(key) is { Success: true } match ? match.Groups[1].Value : key;
    }

    /// <summary>The values of a template's parameters, each of the type that the template declares.</summary>
    public Dictionary<string, ArmNode> Of(ArmNode.Map template)
    {
        var values = new Dictionary<string, ArmNode>(_files, StringComparer.OrdinalIgnoreCase);
        var declared = template.Find("parameters") as ArmNode.Map;
        foreach (var (name, text) in _texts)
        {
            values[name] = Typed(text, (declared?.Find(name) as ArmNode.Map)?.TextOf("type"), name);
        }

        return values;
    }

    private static ArmNode Typed(string text, string? type, string name)
    {
        var place = new ArmPlace($"--parameters {name}", 0);
        return type?.ToLowerInvariant() switch
        {
            "int" when decimal.TryParse(text, CultureInfo.InvariantCulture, out var number) => new ArmNode.Number(place, number),
            "bool" when bool.TryParse(text, out var flag) => new ArmNode.Flag(place, flag),
            "array" or "object" or "secureobject" => ArmFileReader.Read(place.File, text),
            _ => new ArmNode.Text(place, text),
        };
    }

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
            else if (value is not ArmNode.Map && name[0] != '$' && name != "contentVersion")
            {
                _files[name] = value;
            }
        }
    }

    [GeneratedRegex(@"^parameters\('([^']+)'\)$")]
    private static partial Regex ParameterPattern();
}
