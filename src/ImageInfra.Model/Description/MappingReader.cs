using System.Globalization;

namespace ImageInfra.Model.Description;

/// <summary>
/// Reads the keys of a mapping and validates them with their descriptions. An invalid value adds an error and reads as null or
/// its default. The result of a file with errors is discarded, so later rules must not report the same value again.
/// </summary>
internal sealed class MappingReader
{
    private readonly YamlMapping _mapping;
    private readonly FileErrors _errors;
    private readonly KeyType.Union? _union;
    private readonly KeyType.Map? _map;
    private readonly HashSet<string> _readKeys = [];
    private MappingKeys? _keys;

    public MappingReader(YamlMapping mapping, string path, FileErrors errors, MappingKeys keys)
    {
        (_mapping, Path, _errors, _keys) = (mapping, path, errors, keys);
    }

    public MappingReader(YamlMapping mapping, string path, FileErrors errors, KeyType type)
    {
        (_mapping, Path, _errors) = (mapping, path, errors);
        _keys = (type as KeyType.Mapping)?.Keys;
        _union = type as KeyType.Union;
        _map = type as KeyType.Map;
    }

    public string Path { get; }

    public FileErrors Errors => _errors;

    /// <summary>Whether the mapping has the key, with or without a valid value.</summary>
    public bool Has(string key) => Find(key) is not null;

    /// <summary>Whether the key has a value, resolved or not.</summary>
    public bool HasValue(string key) => Value(key) is not (null or YamlText { Value: "", IsOpen: false });

    public void Fail(string key, string message, string? rule = null) =>
        _errors.Add(_mapping.Entries.TryGetValue(key, out var entry) ? entry.Line : _mapping.Line, PathOf(key), message, rule);

    /// <summary>Returns the folder that a path under the key is relative to. Fragments have a folder of their own.</summary>
    public string FolderOf(string key) =>
        (_mapping.Entries.GetValueOrDefault(key)?.Value as YamlText)?.Folder ?? FolderOfFile(_errors.File);

    /// <summary>Returns the folder of a file, with slashes.</summary>
    public static string FolderOfFile(string path) => (System.IO.Path.GetDirectoryName(path) ?? "").Replace('\\', '/');

    /// <summary>The names of the union's variants.</summary>
    public IEnumerable<string> Variants => _union!.Variants.Select(v => v.Name);

    /// <summary>Reads the variant of a union, which determines its other keys. Null if the discriminator is missing or invalid.</summary>
    public string? Variant()
    {
        var discriminator = _union!.Discriminator;
        if (Value(discriminator) is null or YamlText { Value: "" })
        {
            Fail(discriminator, "is required");
            return null;
        }

        var name = Word(discriminator, [.. Variants]);
        _keys = _union.Variants.FirstOrDefault(v => v.Name == name);
        return name;
    }

    public string? Text(string key)
    {
        var text = RawText(key);
        if (text is null || (DescriptionOf(key).Type as KeyType.Text)?.Rule?.Check(text) is not { } broken)
        {
            return text;
        }

        Fail(key, broken);
        return null;
    }

    /// <summary>Reads a text, a number or a flag without conversion.</summary>
    public YamlText? Scalar(string key) => Resolved(key) switch
    {
        null => null,
        YamlText text => text,
        _ => Expected<YamlText>(key, "a text, a number or a flag"),
    };

    public int? Number(string key)
    {
        var (minimum, maximum) = (KeyType.Number)DescriptionOf(key).Type;
        switch (Resolved(key))
        {
            case null:
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

    /// <summary>Reads a decimal number, at least 0.</summary>
    public decimal? Amount(string key) => Value(key) is { } value ? Amount(key, value) : null;

    /// <summary>Reads a map of decimal numbers. Empty entries are skipped.</summary>
    public IReadOnlyDictionary<string, decimal> Amounts(string key) => Entries(key)
        .Where(e => e.Value.Value is not YamlText { IsNull: true })
        .Select(e => (e.Key, Amount: Amount($"{key}.{e.Key}", e.Value.Value)))
        .Where(e => e.Amount is not null)
        .ToDictionary(e => e.Key, e => e.Amount!.Value);

    /// <summary>Reads a map of any values.</summary>
    public IReadOnlyDictionary<string, YamlEntry> Values(string key) => Entries(key);

    public bool? Flag(string key) => Resolved(key) switch
    {
        null => null,
        YamlText { IsPlain: true, Value: "true" } => true,
        YamlText { IsPlain: true, Value: "false" } => false,
        YamlText text => Rejected<bool?>(key, $"'{text.Value}' is not allowed; expected true or false"),
        _ => Expected<bool?>(key, "true or false"),
    };

    /// <summary>Reads a word of a fixed set, in Azure's spelling.</summary>
    public string? Choice(string key) => Word(key, ((KeyType.Choice)DescriptionOf(key).Type).Words);

    /// <summary>Reads a word of a fixed set as an enum member of that name.</summary>
    public T? Choice<T>(string key)
        where T : struct, Enum => Choice(key) is { } word ? Enum.Parse<T>(word, ignoreCase: true) : null;

    public IReadOnlyList<string> Texts(string key)
    {
        var check = ItemOf(key) switch
        {
            KeyType.Text text => text.Rule?.Check,
            KeyType.Choice choice => word => NotAllowed(word, choice.Words),
            _ => null,
        };
        return [.. Items(key).Select((item, i) => Item(key, i, item, check)).OfType<string>()];
    }

    public IReadOnlyList<int> Numbers(string key) => [.. Items(key)
        .Where(item => item is not YamlText { IsUnresolved: true })
        .Select((item, i) => item is YamlText { IsPlain: true } text && int.TryParse(text.Value, CultureInfo.InvariantCulture, out var number)
            ? number
            : ExpectedItem<int?>(key, i, item, "a whole number"))
        .OfType<int>()];

    public MappingReader? Mapping(string key) => Resolved(key) switch
    {
        null => null,
        { } value => Open(value, PathOf(key), DescriptionOf(key).Type),
    };

    /// <summary>Reads a mapping and closes its reader. Null if the mapping is missing.</summary>
    public T? Mapping<T>(string key, Func<MappingReader, T?> read) => Mapping(key) is { } found ? found.Closed(read(found)) : default;

    /// <summary>Reads a list of mappings and closes their readers.</summary>
    public IReadOnlyList<T> Mappings<T>(string key, Func<MappingReader, T?> read) => [.. Mappings(key).Select(item => item.Closed(read(item))).OfType<T>()];

    /// <summary>Closes the reader and returns the argument.</summary>
    public T Closed<T>(T read)
    {
        Close();
        return read;
    }

    /// <summary>Returns the entries of a map, each with a reader that finds the entry under its name. Names ignore case.</summary>
    public IEnumerable<(string Name, MappingReader Map)> Each(string key)
    {
        if (Mapping(key) is not { } map)
        {
            return [];
        }

        var rule = ((KeyType.Map)DescriptionOf(key).Type).Names;
        foreach (var same in map._mapping.Entries.GroupBy(e => e.Key, StringComparer.OrdinalIgnoreCase))
        {
            if ((same.Count() > 1 ? "is given twice, in different case; keep one" : rule?.Check(same.Key)) is { } problem)
            {
                map.Fail(same.Key, problem);
            }
        }

        return map._mapping.Entries.DistinctBy(e => e.Key, StringComparer.OrdinalIgnoreCase).Select(e => (e.Key, map));
    }

    /// <summary>Whether the value is a secret of the stack, and so unknown here.</summary>
    public bool IsSecret(string key) => Find(key) is YamlMapping { IsSecret: true };

    private MappingReader? Open(YamlValue value, string path, KeyType type)
    {
        switch (value, type)
        {
            case (YamlMapping mapping, _):
                return new(mapping, mapping.Path ?? path, _errors, type);
            case (YamlText { IsUnresolved: false } word, KeyType.Union { Words.Count: > 0 } union):
                return OpenWord(word, path, _errors, union);
            case (YamlText { IsNull: false } text, KeyType.Mapping { Shorthand: { } shorthand }):
                return new(new YamlMapping(text.Line, new Dictionary<string, YamlEntry> { [shorthand] = new(text.Line, text) }), path, _errors, type);
            default:
                _errors.Add(value.Line, path, "expected a mapping");
                return null;
        }
    }

    /// <summary>Opens a union that is written as a single word. Null, with an error, if the word is unknown or the variant has more keys.</summary>
    private static MappingReader? OpenWord(YamlText word, string path, FileErrors errors, KeyType.Union union)
    {
        if (union.Words.Contains(word.Value))
        {
            var entry = new YamlEntry(word.Line, word);
            return new(new YamlMapping(word.Line, new Dictionary<string, YamlEntry> { [union.Discriminator] = entry }), path, errors, union);
        }

        errors.Add(
            word.Line,
            path,
            $"'{word.Value}' is not allowed; expected {string.Join(", ", union.Words)}, or a mapping with the {union.Discriminator} {string.Join(", ", union.Variants.Select(v => v.Name))}{Suggestion.For(word.Value, union.Words)}");
        return null;
    }

    public IReadOnlyList<MappingReader> Mappings(string key) => [.. Items(key)
        .Select((item, i) => Open(item, $"{PathOf(key)}[{i}]", ItemOf(key)))
        .OfType<MappingReader>()];

    /// <summary>Reports missing and unknown keys. Call it after all keys were read.</summary>
    /// <param name="elsewhere">Keys that belong elsewhere, each with an error message.</param>
    public void Close(params ReadOnlySpan<(string Key, string Where)> elsewhere)
    {
        if (_keys is not { } keys)
        {
            return;
        }

        string[] known = [.. _union is null ? [] : new[] { _union.Discriminator }, .. keys.Keys.Select(k => k.Name)];
        if (known.FirstOrDefault(k => !_readKeys.Contains(k)) is { } unread)
        {
            throw new InvalidOperationException($"'{unread}' is described as a key of '{keys.Name}' but never read");
        }

        var places = elsewhere.ToArray().ToDictionary(e => e.Key, e => e.Where);
        var unknown = _mapping.Entries.Where(e => !known.Contains(e.Key)).ToList();
        foreach (var (key, entry) in unknown)
        {
            var where = places.GetValueOrDefault(key);
            _errors.Add(entry.Line, PathOf(key), where ?? $"is not a known key here; expected {string.Join(", ", known)}{Suggestion.For(key, known)}");
        }

        // A misspelled key is one error, not two.
        var missing = keys.Keys.Where(k => k.IsRequired && Value(k.Name) is null or YamlText { Value: "" });
        foreach (var key in missing.Where(m => !unknown.Exists(u => Suggestion.IsNear(u.Key, m.Name))))
        {
            var reason = keys.Reason.Length == 0 ? "" : $" {keys.Reason}";
            Fail(key.Name, $"is required{reason}{(key.Type is KeyType.Choice choice ? $"; expected {Words(choice.Words)}" : "")}");
        }
    }

    private IReadOnlyDictionary<string, YamlEntry> Entries(string key) => Value(key) switch
    {
        null => new Dictionary<string, YamlEntry>(),
        YamlMapping found => found.Entries,
        _ => Expected<IReadOnlyDictionary<string, YamlEntry>>(key, "a mapping") ?? new Dictionary<string, YamlEntry>(),
    };

    private decimal? Amount(string key, YamlValue value)
    {
        if (value is not YamlText text)
        {
            return ExpectedAt<decimal?>(key, value, "a number");
        }

        if (text.IsPlain && decimal.TryParse(text.Value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount))
        {
            return amount;
        }

        _errors.Add(value.Line, PathOf(key), $"'{text.Value}' is not allowed; expected a number from 0, such as 0.05, or no value");
        return null;
    }

    // A required key with an empty value counts as missing; Close reports it.
    private string? RawText(string key) => Resolved(key) switch
    {
        null => null,
        YamlText { Value: "" } when key == _union?.Discriminator || DescriptionOf(key).IsRequired => null,
        YamlText text => text.Value,
        _ => Expected<string>(key, "a text"),
    };

    private string? Word(string key, IReadOnlyList<string> allowed)
    {
        var text = RawText(key);
        if (text is null || NotAllowed(text, allowed) is not { } problem)
        {
            return text;
        }

        Fail(key, problem);
        return null;
    }

    private static string? NotAllowed(string text, IReadOnlyList<string> allowed) => allowed.Contains(text)
        ? null
        : $"'{text}' is not allowed; expected {Words(allowed)}{Suggestion.For(text, allowed)}";

    // Some of Azure's words contain a comma.
    private static string Words(IReadOnlyList<string> words) => string.Join(words.Any(w => w.Contains(',', StringComparison.Ordinal)) ? "; " : ", ", words);

    private string? Item(string key, int index, YamlValue item, Func<string, string?>? check)
    {
        if (item is YamlText { IsUnresolved: true })
        {
            return null;
        }

        if (item is not YamlText { IsNull: false } text)
        {
            return ExpectedItem<string>(key, index, item, "a text");
        }

        if (check?.Invoke(text.Value) is not { } broken)
        {
            return text.Value;
        }

        _errors.Add(item.Line, $"{PathOf(key)}[{index}]", broken);
        return null;
    }

    private IReadOnlyList<YamlValue> Items(string key) => Resolved(key) switch
    {
        null => [],
        YamlList { Items.Count: 0 } when DescriptionOf(key).Type is KeyType.List { IsNotEmpty: true } => Expected<IReadOnlyList<YamlValue>>(key, "at least one item") ?? [],
        YamlList list => list.Items,
        _ => Expected<IReadOnlyList<YamlValue>>(key, "a list") ?? [],
    };

    private KeyType ItemOf(string key) => ((KeyType.List)DescriptionOf(key).Type).Item;

    private KeyDescription DescriptionOf(string key) => _map is null ? _keys![key] : new(key, _map.Item, "");

    // An empty value counts as missing.
    private YamlValue? Value(string key) => Find(key) is YamlText { IsNull: true } ? null : Find(key);

    // The loader already reports values that an import left unresolved; other rules skip them.
    private YamlValue? Resolved(string key) => Value(key) is YamlText { IsUnresolved: true } ? null : Value(key);

    private YamlValue? Find(string key)
    {
        _readKeys.Add(key);
        return _mapping.Entries.GetValueOrDefault(key)?.Value;
    }

    private T? Expected<T>(string key, string what) => Rejected<T>(key, $"expected {what}");

    private T? Rejected<T>(string key, string message)
    {
        Fail(key, message);
        return default;
    }

    private T? ExpectedItem<T>(string key, int index, YamlValue item, string what) => ExpectedAt<T>($"{key}[{index}]", item, what);

    private T? ExpectedAt<T>(string key, YamlValue value, string what)
    {
        _errors.Add(value.Line, PathOf(key), $"expected {what}");
        return default;
    }

    private string PathOf(string key) => Path.Length == 0 ? key : $"{Path}.{key}";
}
