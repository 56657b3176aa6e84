using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;

namespace ImageInfra.Simulator.Store;

/// <summary>Resources by id, by the collection that they are in, and by type; ids are compared ignoring case.</summary>
internal sealed class ArmStore(ChangeSet changes)
{
    private static readonly StringComparer s_ids = StringComparer.OrdinalIgnoreCase;

    private readonly Dictionary<string, StoredResource> _resources = new(s_ids);
    private readonly Dictionary<string, SortedSet<string>> _collections = new(s_ids);
    private readonly Dictionary<string, HashSet<string>> _types = new(s_ids);
    private readonly Dictionary<string, HashSet<string>> _children = new(s_ids);

    public int Count => _resources.Count;

    /// <summary>A resource to read and to change; a change takes effect when it is put.</summary>
    public ArmResource? Find(string id) =>
        _resources.TryGetValue(id, out var stored) ? new(stored) : null;

    public bool TryFind(string id, [NotNullWhen(true)] out ArmResource? resource) => (resource = Find(id)) is not null;

    public bool Contains(string id) => _resources.ContainsKey(id);

    /// <summary>Adds a resource, or replaces it.</summary>
    public void Put(ArmResource resource)
    {
        var stored = resource.Store();
        Restore(stored);
        changes.Resources[stored.Id] = stored;
    }

    /// <summary>Adds a resource that is saved already.</summary>
    public void Restore(StoredResource resource)
    {
        var id = resource.Id;
        ref var stored = ref CollectionsMarshal.GetValueRefOrAddDefault(_resources, id, out var isKnown);
        stored = resource;
        if (!isKnown)
        {
            Index(_types, ResourceId.TypeOf(id)).Add(id);
            var collection = ResourceId.Up(id, 1);
            if (!_collections.TryGetValue(collection, out var members))
            {
                _collections[collection] = members = new(s_ids);
                Index(_children, ResourceId.OwnerOf(collection)).Add(collection);
            }

            members.Add(id);
        }
    }

    public void Remove(string id)
    {
        if (!_resources.Remove(id))
        {
            return;
        }

        _types[ResourceId.TypeOf(id)].Remove(id);
        var collection = ResourceId.Up(id, 1);
        var members = _collections[collection];
        members.Remove(id);
        if (members.Count == 0)
        {
            _collections.Remove(collection);
            _children[ResourceId.OwnerOf(collection)].Remove(collection);
        }

        changes.Resources[id] = null;
    }

    /// <summary>The members of a collection, such as <c>…/galleries/g/images</c>, by name.</summary>
    public IEnumerable<ArmResource> In(string collection) =>
        _collections.TryGetValue(collection, out var members) ? members.Select(id => Find(id)!) : [];

    /// <summary>The number of members of a collection.</summary>
    public int CountIn(string collection) => _collections.TryGetValue(collection, out var members) ? members.Count : 0;

    /// <summary>Every resource of a type, in any scope.</summary>
    public IEnumerable<ArmResource> OfType(string type) =>
        IdsOfType(type).Select(id => Find(id)!);

    public IEnumerable<string> IdsOfType(string type) => _types.TryGetValue(type, out var ids) ? ids : [];

    /// <summary>The ids of everything below an id, at any depth.</summary>
    public IReadOnlyList<string> Below(string id)
    {
        var found = new List<string>();
        Collect(id, found);
        return found;
    }

    private void Collect(string id, List<string> found)
    {
        foreach (var collection in _children.GetValueOrDefault(id, []))
        {
            foreach (var member in _collections[collection])
            {
                found.Add(member);
                Collect(member, found);
            }
        }
    }

    private static HashSet<string> Index(Dictionary<string, HashSet<string>> index, string key)
    {
        if (!index.TryGetValue(key, out var ids))
        {
            index[key] = ids = new(s_ids);
        }

        return ids;
    }
}
