using System.Collections;
using System.Collections.Immutable;

namespace ImageInfra.Model.Images;

/// <summary>
/// ARM tags in a stable order. Names ignore case, as in Azure. Enumeration skips tags with secret values, so that secrets don't
/// leak by accident.
/// </summary>
public sealed class Tags : IReadOnlyDictionary<string, string>
{
    private static readonly ImmutableSortedDictionary<string, SecretSetting> s_noSecrets =
        ImmutableSortedDictionary.Create<string, SecretSetting>(StringComparer.OrdinalIgnoreCase);

    private readonly ImmutableSortedDictionary<string, string> _values;
    private readonly ImmutableSortedDictionary<string, SecretSetting> _secrets;

    private Tags(ImmutableSortedDictionary<string, string> values, ImmutableSortedDictionary<string, SecretSetting> secrets) =>
        (_values, _secrets) = (values, secrets);

    /// <summary>No tags.</summary>
    public static Tags Empty { get; } = new(ImmutableSortedDictionary.Create<string, string>(StringComparer.OrdinalIgnoreCase), s_noSecrets);

    /// <summary>The tags with secret values: the location of each value in the settings of the stack, by tag name.</summary>
    public IReadOnlyDictionary<string, SecretSetting> Secrets => _secrets;

    /// <inheritdoc/>
    public int Count => _values.Count;

    /// <inheritdoc/>
    public IEnumerable<string> Keys => _values.Keys;

    /// <inheritdoc/>
    public IEnumerable<string> Values => _values.Values;

    /// <inheritdoc/>
    public string this[string key] => _values[key];

    /// <summary>Adds or replaces tags.</summary>
    public Tags With(IEnumerable<KeyValuePair<string, string>> others)
    {
        var added = others as Tags ?? new Tags(Empty._values.SetItems(others), s_noSecrets);
        return new(
            _values.RemoveRange(added._secrets.Keys).SetItems(added._values),
            _secrets.RemoveRange(added._values.Keys).SetItems(added._secrets));
    }

    /// <summary>Adds or replaces a tag.</summary>
    public Tags With(string name, string value) => new(_values.SetItem(name, value), _secrets.Remove(name));

    /// <summary>Adds or replaces a tag with a secret value.</summary>
    public Tags WithSecret(string name, SecretSetting value) => new(_values.Remove(name), _secrets.SetItem(name, value));

    /// <summary>Removes a tag.</summary>
    public Tags Without(string name) => new(_values.Remove(name), _secrets.Remove(name));

    /// <inheritdoc/>
    public bool ContainsKey(string key) => _values.ContainsKey(key);

    /// <inheritdoc/>
    public bool TryGetValue(string key, out string value) => _values.TryGetValue(key, out value!);

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, string>> GetEnumerator() => _values.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
