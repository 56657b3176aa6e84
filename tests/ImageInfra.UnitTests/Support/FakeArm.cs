using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using ImageInfra.Driver.Arm;
using ImageInfra.Driver.Foundations;

namespace ImageInfra.UnitTests.Support;

/// <summary>Resources by id, and the calls in order. Azure's rules are not implemented; the simulator has them.</summary>
internal sealed class FakeArm : IArmResources
{
    private readonly ConcurrentDictionary<string, JsonObject> _resources = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentQueue<string> _calls = [];

    /// <summary>The calls, as <c>PUT name</c> or <c>DELETE name</c>.</summary>
    public IReadOnlyList<string> Writes => [.. _calls];

    /// <summary>The ids of existing resources.</summary>
    public IEnumerable<string> Ids => _resources.Keys.Order(StringComparer.Ordinal);

    /// <summary>Refuses writes of ids with this ending.</summary>
    public (string Suffix, DriverException Error)? Refuses { get; set; }

    /// <summary>The body of the last PUT of a resource.</summary>
    public JsonObject this[string id] => _resources[id];

    public void Forget() => _calls.Clear();

    public void Put(string id, JsonObject resource) => _resources[id] = resource;

    public void Remove(string id) => _resources.TryRemove(id, out _);

    public Task<JsonObject?> GetAsync(string id, string apiVersion, CancellationToken cancellationToken) =>
        Task.FromResult(_resources.TryGetValue(id, out var found) ? (JsonObject?)found.DeepClone() : null);

    public Task<IReadOnlyList<JsonObject>?> ListAsync(string id, string apiVersion, CancellationToken cancellationToken)
    {
        var collection = id.Split('?')[0] + "/";
        return Task.FromResult<IReadOnlyList<JsonObject>?>(
            [.. Ids.Where(i => i.StartsWith(collection, StringComparison.OrdinalIgnoreCase) && !i[collection.Length..].Contains('/', StringComparison.Ordinal)).Select(i => (JsonObject)_resources[i].DeepClone())]);
    }

    public Task<JsonObject> PutAsync(string id, string apiVersion, JsonObject body, CancellationToken cancellationToken)
    {
        _calls.Enqueue($"PUT {Name(id)}");
        Refuse(id);
        var resource = (JsonObject)body.DeepClone();
        resource["id"] = id;
        resource["name"] = Name(id);
        if (id.Contains("userAssignedIdentities", StringComparison.Ordinal))
        {
            resource["properties"]!["principalId"] = "11111111-0000-0000-0000-000000000001";
        }

        _resources[id] = resource;
        return Task.FromResult((JsonObject)resource.DeepClone());
    }

    public Task DeleteAsync(string id, string apiVersion, CancellationToken cancellationToken)
    {
        _calls.Enqueue($"DELETE {Name(id)}");
        Refuse(id);
        Remove(id);
        return Task.CompletedTask;
    }

    private void Refuse(string id)
    {
        if (Refuses is { } refusal && id.EndsWith(refusal.Suffix, StringComparison.Ordinal))
        {
            throw refusal.Error;
        }
    }

    private static string Name(string id) => id[(id.LastIndexOf('/') + 1)..];
}
