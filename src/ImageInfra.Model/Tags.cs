using System.Collections;
using System.Collections.Immutable;

namespace ImageInfra.Model;

/// <summary>ARM tags, in a stable order. Names compare ignoring case, as in Azure.</summary>
public sealed class Tags : IReadOnlyDictionary<string, string>
{
    private readonly ImmutableSortedDictionary<string, string> _values;

    private Tags(ImmutableSortedDictionary<string, string> values) => _values = values;

    /// <summary>No tags.</summary>
    public static Tags Empty { get; } = new(ImmutableSortedDictionary.Create<string, string>(StringComparer.OrdinalIgnoreCase));

    /// <inheritdoc/>
    public int Count => _values.Count;

    /// <inheritdoc/>
    public IEnumerable<string> Keys => _values.Keys;

    /// <inheritdoc/>
    public IEnumerable<string> Values => _values.Values;

    /// <inheritdoc/>
    public string this[string key] => _values[key];

    /// <summary>These tags and others; where both have a name, the others win.</summary>
    public Tags With(IEnumerable<KeyValuePair<string, string>> others) => new(_values.SetItems(others));

    /// <summary>These tags and one more.</summary>
    public Tags With(string name, string value) => new(_values.SetItem(name, value));

    /// <summary>These tags but for one.</summary>
    public Tags Without(string name) => new(_values.Remove(name));

    /// <inheritdoc/>
    public bool ContainsKey(string key) => _values.ContainsKey(key);

    /// <inheritdoc/>
    public bool TryGetValue(string key, out string value) => _values.TryGetValue(key, out value!);

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, string>> GetEnumerator() => _values.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
