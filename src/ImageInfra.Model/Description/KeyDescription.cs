namespace ImageInfra.Model.Description;

/// <summary>
/// One key of a catalog file, a policy or a stack's settings. Readers check values by it, editors know it from the schema, and the
/// reference pages show it.
/// </summary>
/// <param name="Name">The key, in ARM's spelling.</param>
/// <param name="Type">What it holds.</param>
/// <param name="Description">What it is for, in a sentence or two.</param>
internal record KeyDescription(string Name, KeyType Type, string Description)
{
    /// <summary>Whether it must be there.</summary>
    public bool IsRequired { get; init; }

    /// <summary>The value where it is left out.</summary>
    public string? Default { get; init; }

    /// <summary>What happens where it is left out and there is no one value to name.</summary>
    public string? Otherwise { get; init; }

    /// <summary>A value as a file may have it. Mappings need none: their keys have their own.</summary>
    public string? Example { get; init; }
}

/// <summary>The keys of a mapping, in the order in which they are shown.</summary>
/// <param name="name">What the mapping is; in a union, the value that means it.</param>
/// <param name="reason">Why its required keys are, as the end of a sentence; may be empty.</param>
/// <param name="keys">The keys.</param>
internal sealed class MappingKeys(string name, string reason, params IReadOnlyList<KeyDescription> keys)
{
    private readonly Dictionary<string, KeyDescription> _byName = keys.ToDictionary(k => k.Name);

    public string Name => name;

    public string Reason => reason;

    /// <summary>Optional. What there is to know of the mapping as a whole.</summary>
    public string? Description { get; init; }

    public IReadOnlyList<KeyDescription> Keys => keys;

    /// <summary>The description of a key.</summary>
    /// <exception cref="KeyNotFoundException">A reader asks for a key without a description.</exception>
    public KeyDescription this[string key] => _byName.TryGetValue(key, out var known)
        ? known
        : throw new KeyNotFoundException($"'{key}' is read but not described; add it to the keys of '{Name}'");
}

/// <summary>What a text must be.</summary>
/// <param name="Check">Answers what is wrong with a text, or null.</param>
/// <param name="Limit">The rule in words.</param>
/// <param name="Pattern">Optional. The rule, or a part of it, as a regular expression for JSON Schema.</param>
internal sealed record TextRule(Func<string, string?> Check, string Limit, string? Pattern = null);
