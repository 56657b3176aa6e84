using System.Diagnostics.CodeAnalysis;

namespace ImageInfra.Simulator.State;

/// <summary>Resources by id, ignoring case, and by the collection that they are in.</summary>
internal sealed class ArmStore
{
    private readonly Dictionary<string, ArmResource> _resources = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, HashSet<string>> _collections = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>What changed since the last save: a resource, or null for one that went.</summary>
    public Dictionary<string, ArmResource?> Changes { get; } = new(StringComparer.OrdinalIgnoreCase);

    public IEnumerable<ArmResource> All => _resources.Values;

    public ArmResource? Find(string id) => _resources.GetValueOrDefault(id);

    public bool TryFind(string id, [NotNullWhen(true)] out ArmResource? resource) => _resources.TryGetValue(id, out resource);

    /// <summary>Adds a resource, or says that one was changed in place.</summary>
    public void Put(ArmResource resource)
    {
        Restore(resource);
        Changes[resource.Id] = resource;
    }

    /// <summary>Adds a resource that was saved before.</summary>
    public void Restore(ArmResource resource)
    {
        _resources[resource.Id] = resource;
        var collection = CollectionOf(resource.Id);
        if (!_collections.TryGetValue(collection, out var members))
        {
            _collections[collection] = members = new(StringComparer.OrdinalIgnoreCase);
        }

        members.Add(resource.Id);
    }

    public void Remove(string id)
    {
        if (_resources.Remove(id))
        {
            _collections[CollectionOf(id)].Remove(id);
            Changes[id] = null;
        }
    }

    /// <summary>The members of a collection, such as <c>…/galleries/g/images</c>, by name.</summary>
    public IReadOnlyList<ArmResource> In(string collection) =>
        [.. Members(collection).OrderBy(r => r.Name, StringComparer.OrdinalIgnoreCase)];

    /// <summary>The members of a collection, in any order.</summary>
    public IEnumerable<ArmResource> Members(string collection) =>
        _collections.TryGetValue(collection, out var members) ? members.Select(id => _resources[id]) : [];

    /// <summary>Everything below an id, at any depth.</summary>
    public IReadOnlyList<ArmResource> Below(string id) =>
        [.. _resources.Values.Where(r => r.Id.StartsWith(id + "/", StringComparison.OrdinalIgnoreCase))];

    private static string CollectionOf(string id) => id[..id.LastIndexOf('/')];
}
