namespace ImageInfra.Model.Description;

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
    /// <exception cref="KeyNotFoundException">A reader asks for a key that nobody described.</exception>
    public KeyDescription this[string key] => _byName.TryGetValue(key, out var known)
        ? known
        : throw new KeyNotFoundException($"'{key}' is read but not described; add it to the keys of '{Name}'");
}
