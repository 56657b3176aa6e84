using System.Globalization;
using System.Text.Json;
using ImageInfra.Model.Description;
using ImageInfra.Model.Images;

namespace ImageInfra.Model.Settings;

/// <summary>A structured setting, or a part of one, that says what is wrong with itself.</summary>
/// <param name="key">Its key, such as <c>channels.web.stable</c>.</param>
/// <param name="element">Its value.</param>
/// <param name="fail">Takes the key that is wrong, and why.</param>
internal sealed class JsonSetting(string key, JsonElement element, Action<string, string> fail)
{
    public string Key => key;

    /// <summary>What a reader of the catalog makes of it, by the same description; null where it is none of that.</summary>
    public T? As<T>(KeyType type, Func<MappingReader, T?> read)
    {
        var errors = new List<CatalogError>();
        var file = new FileErrors("", errors);
        var reader = (JsonYaml.Of(element), type) switch
        {
            (YamlMapping mapping, _) => new MappingReader(mapping, key, file, type),
            (YamlText word, KeyType.Union { Words.Count: > 0 } union) => MappingReader.InOneWord(word, key, file, union),
            _ => Fail<MappingReader?>("expected a mapping"),
        };
        var result = reader is null ? default : read(reader);
        foreach (var error in errors)
        {
            fail(error.Path, error.Message);
        }

        return result;
    }

    /// <summary>A mapping's parts; none, and an error, where it is no mapping.</summary>
    public IReadOnlyDictionary<string, JsonSetting> Parts(string expected)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            fail(key, $"must be {expected}");
            return new Dictionary<string, JsonSetting>();
        }

        var parts = element.EnumerateObject().GroupBy(p => p.Name, StringComparer.OrdinalIgnoreCase).ToList();
        foreach (var twice in parts.Where(p => p.Count() > 1))
        {
            fail($"{key}.{twice.Key}", "is there twice, in another casing; keep one");
        }

        return parts.ToDictionary(p => p.Key, p => new JsonSetting($"{key}.{p.Key}", p.Last().Value, fail), StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>A mapping's parts, of which no other than these may be there.</summary>
    public IReadOnlyDictionary<string, JsonSetting> Parts(params IReadOnlyList<string> names)
    {
        var parts = Parts($"{{{string.Join(", ", names)}}}");
        foreach (var unknown in parts.Where(p => !names.Contains(p.Key)))
        {
            unknown.Value.Fail($"is not known; expected {string.Join(", ", names)}");
        }

        return parts;
    }

    /// <summary>A list's texts; none, and an error, where it is no list.</summary>
    public IReadOnlyList<string> Texts(string expected)
    {
        if (element.ValueKind == JsonValueKind.Array)
        {
            return [.. element.EnumerateArray().Select(e => e.ToString())];
        }

        fail(key, $"must be a list of {expected}");
        return [];
    }

    /// <summary>A list's items; null where it is no list.</summary>
    public IReadOnlyList<JsonSetting>? Items() => element.ValueKind == JsonValueKind.Array
        ? [.. element.EnumerateArray().Select((item, i) => new JsonSetting($"{key}[{i}]", item, fail))]
        : null;

    /// <summary>What each of a list's items is; none, and an error, where it is no list.</summary>
    public IReadOnlyList<T> List<T>(string expected, Func<JsonSetting, T> read)
    {
        if (Items() is { } items)
        {
            return [.. items.Select(read)];
        }

        fail(key, $"must be a list of {expected}");
        return [];
    }

    /// <summary>One of a few words, in Azure's spelling.</summary>
    public string? Choice(params IReadOnlyList<string> words) => words.Contains(Text())
        ? Text()
        : Fail<string?>($"'{Text()}' is not allowed; expected {string.Join(", ", words)}");

    /// <summary>true or false.</summary>
    public bool Flag() => element.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => Fail<bool>($"'{Text()}' is not allowed; expected true or false"),
    };

    /// <summary>A text that is not empty.</summary>
    public string? Required() => IsText && Text().Length > 0 ? Text() : Fail<string?>("must be a text");

    /// <summary>Whether the value is neither a map nor a list.</summary>
    public bool IsScalar => element.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array);

    /// <summary>Whether the value is a secret, and so not known here.</summary>
    public bool IsSecret => SecretSetting.Is(element);

    public bool IsText => element.ValueKind is JsonValueKind.String;

    public string Text() => element.ToString();

    public ImageVersion? Version() => ImageVersion.TryParse(Text(), out var version)
        ? version
        : Fail<ImageVersion?>($"'{Text()}' is not an image version; expected Major.Minor.Patch, such as 1.0.12");

    public int Number(int minimum, int maximum) =>
        int.TryParse(Text(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= minimum && number <= maximum
            ? number
            : Fail<int>($"'{Text()}' is not allowed; expected a whole number from {minimum} to {maximum}");

    public DateTimeOffset? Time() =>
        DateTimeOffset.TryParse(Text(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? time
            : Fail<DateTimeOffset?>($"'{Text()}' is no time; expected one such as \"2026-11-24T10:00:00Z\"");

    public void Fail(string message) => fail(key, message);

    private T? Fail<T>(string message)
    {
        fail(key, message);
        return default;
    }
}
