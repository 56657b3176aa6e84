using System.Globalization;

namespace ImageInfra.Model.Loading;

/// <summary>
/// Reads the keys of one mapping. Whatever is wrong goes to the errors, and the answer is then null or the default: the
/// result is thrown away, so no follow-up rule may complain about it.
/// </summary>
internal sealed class MappingReader(YamlMapping mapping, string path, FileErrors errors)
{
    private readonly HashSet<string> _known = [];
    private readonly List<(string Key, string Reason)> _missing = [];

    public int Line => mapping.Line;

    public string Path => path;

    public FileErrors Errors => errors;

    public IReadOnlyCollection<string> Keys => [.. mapping.Entries.Keys];

    /// <summary>Whether a key is there, with or without a good value.</summary>
    public bool Has(string key) => Find(key) is not null;

    public void Fail(string key, string message) =>
        errors.Add(mapping.Entries.TryGetValue(key, out var entry) ? entry.Line : mapping.Line, PathOf(key), message);

    /// <summary>A text that must be there; the reason says for what.</summary>
    public string? Required(string key, string reason = "")
    {
        if (Find(key) is null or YamlText { IsNull: true } or YamlText { Value: "" })
        {
            _missing.Add((key, reason));
            return null;
        }

        return Text(key);
    }

    public string? Text(string key) => Find(key) switch
    {
        null or YamlText { IsNull: true } => null,
        YamlText text => text.Value,
        _ => Expected<string>(key, "a text"),
    };

    /// <summary>A text that a rule accepts; the rule answers what is wrong with it, or null.</summary>
    public string? Text(string key, Func<string, string?> rule)
    {
        if (Text(key) is not { } text)
        {
            return null;
        }

        if (rule(text) is not { } broken)
        {
            return text;
        }

        Fail(key, broken);
        return null;
    }

    public int? Number(string key, int minimum, int maximum)
    {
        switch (Find(key))
        {
            case null or YamlText { IsNull: true }:
                return null;
            case YamlText { IsPlain: true } text when int.TryParse(text.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
                && number >= minimum && number <= maximum:
                return number;
            case YamlText text:
                Fail(key, $"'{text.Value}' is not allowed; expected a whole number from {minimum} to {(maximum == int.MaxValue ? "2147483647" : maximum)}");
                return null;
            default:
                return Expected<int?>(key, "a whole number");
        }
    }

    /// <summary>A price: a number with or without decimals, not below 0. Null where it is left blank.</summary>
    public decimal? Amount(string key)
    {
        switch (Find(key))
        {
            case null or YamlText { IsNull: true }:
                return null;
            case YamlText { IsPlain: true } text when decimal.TryParse(text.Value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount):
                return amount;
            case YamlText text:
                Fail(key, $"'{text.Value}' is not allowed; expected a number from 0, such as 0.05, or nothing");
                return null;
            default:
                return Expected<decimal?>(key, "a number");
        }
    }

    /// <summary>Prices by whatever keys there are; those that are left blank are not among them.</summary>
    public IReadOnlyDictionary<string, decimal> Amounts() => Keys
        .Select(key => (Key: key, Amount: Amount(key)))
        .Where(p => p.Amount is not null)
        .ToDictionary(p => p.Key, p => p.Amount!.Value);

    public bool? Flag(string key) => Find(key) switch
    {
        null or YamlText { IsNull: true } => null,
        YamlText { IsPlain: true, Value: "true" } => true,
        YamlText { IsPlain: true, Value: "false" } => false,
        _ => Expected<bool?>(key, "true or false"),
    };

    /// <summary>One of a few words, in Azure's spelling.</summary>
    public string? Choice(string key, params IReadOnlyList<string> allowed) => Text(key, text => allowed.Contains(text)
        ? null
        : $"'{text}' is not allowed; expected {string.Join(", ", allowed)}{Suggestion.For(text, allowed)}");

    /// <summary>One of a few words, as a value of an enum.</summary>
    public T? Choice<T>(string key, params IReadOnlyList<(string Word, T Value)> allowed)
        where T : struct => Choice(key, [.. allowed.Select(a => a.Word)]) is { } word ? allowed.First(a => a.Word == word).Value : null;

    public IReadOnlyList<string> Texts(string key) => [.. Items(key)
        .Select((item, i) => item is YamlText { IsNull: false } text ? text.Value : ExpectedItem<string>(key, i, item, "a text"))
        .OfType<string>()];

    public IReadOnlyList<int> Numbers(string key) => [.. Items(key)
        .Select((item, i) => item is YamlText { IsPlain: true } text && int.TryParse(text.Value, CultureInfo.InvariantCulture, out var number)
            ? number
            : ExpectedItem<int?>(key, i, item, "a whole number"))
        .OfType<int>()];

    public MappingReader? Mapping(string key) => Find(key) switch
    {
        null or YamlText { IsNull: true } => null,
        YamlMapping found => new(found, PathOf(key), errors),
        _ => Expected<MappingReader>(key, "a mapping"),
    };

    public MappingReader? RequiredMapping(string key)
    {
        if (Find(key) is null or YamlText { IsNull: true })
        {
            _missing.Add((key, ""));
            return null;
        }

        return Mapping(key);
    }

    public IReadOnlyList<MappingReader> Mappings(string key) => [.. Items(key)
        .Select((item, i) => item is YamlMapping found
            ? new MappingReader(found, $"{PathOf(key)}[{i}]", errors)
            : ExpectedItem<MappingReader>(key, i, item, "a mapping"))
        .OfType<MappingReader>()];

    /// <summary>Names and texts, such as tags.</summary>
    public IReadOnlyList<(string Name, string Value, int Line)> Pairs(string key) => Mapping(key) is { } pairs ? pairs.Pairs() : [];

    /// <summary>Complains about keys that are missing, and about those that nobody asked for. Last, when all was read.</summary>
    /// <param name="knowsKeys">Whether it is clear which keys belong here.</param>
    public void Close(bool knowsKeys = true)
    {
        var unknown = knowsKeys ? mapping.Entries.Where(e => !_known.Contains(e.Key)).ToList() : [];
        foreach (var (key, entry) in unknown)
        {
            errors.Add(entry.Line, PathOf(key), $"is not known here; expected {string.Join(", ", _known)}{Suggestion.For(key, _known)}");
        }

        // A key that is there with a slip of the pen is one mistake, not two.
        foreach (var (key, reason) in _missing.Where(m => !unknown.Exists(u => Suggestion.IsNear(u.Key, m.Key))))
        {
            Fail(key, reason.Length == 0 ? "is required" : $"is required {reason}");
        }
    }

    private IReadOnlyList<(string Name, string Value, int Line)> Pairs() =>
    [
        .. mapping.Entries.Select(e => e.Value.Value is YamlText text
            ? (e.Key, text.IsNull ? "" : text.Value, e.Value.Line)
            : ExpectedPair(e.Key, e.Value.Line)),
    ];

    private (string Name, string Value, int Line) ExpectedPair(string key, int line)
    {
        errors.Add(line, PathOf(key), "expected a text");
        return (key, "", line);
    }

    private IReadOnlyList<YamlValue> Items(string key) => Find(key) switch
    {
        null or YamlText { IsNull: true } => [],
        YamlList list => list.Items,
        _ => Expected<IReadOnlyList<YamlValue>>(key, "a list") ?? [],
    };

    private YamlValue? Find(string key)
    {
        _known.Add(key);
        return mapping.Entries.GetValueOrDefault(key)?.Value;
    }

    private T? Expected<T>(string key, string what)
    {
        Fail(key, $"expected {what}");
        return default;
    }

    private T? ExpectedItem<T>(string key, int index, YamlValue item, string what)
    {
        errors.Add(item.Line, $"{PathOf(key)}[{index}]", $"expected {what}");
        return default;
    }

    private string PathOf(string key) => path.Length == 0 ? key : $"{path}.{key}";
}
