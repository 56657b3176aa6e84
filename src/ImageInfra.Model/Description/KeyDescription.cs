namespace ImageInfra.Model.Description;

/// <summary>
/// Describes a key of a catalog file, a policy or the settings of a stack. Readers validate values with it; the JSON schemas
/// and the reference pages are generated from it.
/// </summary>
/// <param name="Name">The key, in ARM's spelling.</param>
/// <param name="Type">The type of the value.</param>
/// <param name="Description">The purpose, in one or two sentences.</param>
internal record KeyDescription(string Name, KeyType Type, string Description)
{
    /// <summary>Whether the key is required.</summary>
    public bool IsRequired { get; init; }

    /// <summary>The value of an omitted key.</summary>
    public string? Default { get; init; }

    /// <summary>The behavior for an omitted key without a single default value.</summary>
    public string? DefaultText { get; init; }

    /// <summary>An example value. Mappings don't have one: their keys do.</summary>
    public string? Example { get; init; }
}

/// <summary>The keys of a mapping, in display order.</summary>
/// <param name="name">The name of the mapping; in a union, the value of the discriminator.</param>
/// <param name="reason">Ends the sentence "is required …" in errors; may be empty.</param>
/// <param name="keys">The keys.</param>
internal sealed class MappingKeys(string name, string reason, params IReadOnlyList<KeyDescription> keys)
{
    private readonly Dictionary<string, KeyDescription> _byName = keys.ToDictionary(k => k.Name);

    public string Name => name;

    public string Reason => reason;

    /// <summary>Optional. The purpose of the whole mapping.</summary>
    public string? Description { get; init; }

    public IReadOnlyList<KeyDescription> Keys => keys;

    /// <summary>Returns the description of a key.</summary>
    /// <exception cref="KeyNotFoundException">The key has no description.</exception>
    public KeyDescription this[string key] => _byName.TryGetValue(key, out var known)
        ? known
        : throw new KeyNotFoundException($"'{key}' is read but not described; add it to the keys of '{Name}'");
}

/// <summary>A rule for a text.</summary>
/// <param name="Check">Returns the problem with a text, or null if it is valid.</param>
/// <param name="Limit">The rule in words.</param>
/// <param name="Pattern">Optional. The rule, or a part of it, as a regular expression of JSON Schema.</param>
internal sealed record TextRule(Func<string, string?> Check, string Limit, string? Pattern = null);
