using System.Text.Json.Nodes;
using ImageInfra.Driver.Stacks;

namespace ImageInfra.Driver.Automation;

/// <summary>Collects the differences that <c>pulumi refresh</c> finds, from its step for each resource.</summary>
internal sealed class RefreshFindings
{
    private const string AzurePrefix = "azure-native:";
    private const string Deleted = "delete";

    private readonly Lock _gate = new();
    private readonly Dictionary<string, RefreshedResource> _found = new(StringComparer.Ordinal);

    /// <summary>The Azure resources refreshed so far.</summary>
    public StackRefresh Result
    {
        get
        {
            lock (_gate)
            {
                return new([.. _found.Values]);
            }
        }
    }

    /// <summary>Adds a completed step. A change of outputs alone does not count as drift, because no update would repair it.</summary>
    /// <param name="operation">The engine's operation on the state: same, update or delete.</param>
    /// <param name="urn">The URN of the resource.</param>
    /// <param name="type">The type token.</param>
    /// <param name="id">The ARM id.</param>
    /// <param name="before">The inputs in the old state.</param>
    /// <param name="now">The current inputs; null if the engine does not report them.</param>
    public void Add(string operation, string urn, string type, string id, JsonObject before, JsonObject? now)
    {
        if (!type.StartsWith(AzurePrefix, StringComparison.Ordinal))
        {
            return;
        }

        var isGone = operation == Deleted;
        IReadOnlyList<string> changed = isGone || now is null
            ? []
            : [.. before.Select(p => p.Key).Union(now.Select(p => p.Key)).Where(name => !JsonNode.DeepEquals(before[name], now[name])).Order(StringComparer.Ordinal)];
        var finding = isGone ? RefreshFinding.Gone : changed.Count > 0 ? RefreshFinding.Changed : RefreshFinding.Same;
        lock (_gate)
        {
            _found[urn] = new(type, urn[(urn.LastIndexOf("::", StringComparison.Ordinal) + 2)..], id, finding, changed);
        }
    }
}
