using System.Text.Json.Nodes;
using ImageInfra.Driver.Stacks;

namespace ImageInfra.Driver.Automation;

/// <summary>What <c>pulumi refresh</c> finds, from the step that it reports for each resource.</summary>
internal sealed class RefreshFindings
{
    private const string AzurePrefix = "azure-native:";
    private const string Deleted = "delete";

    private readonly Lock _gate = new();
    private readonly Dictionary<string, RefreshedResource> _found = new(StringComparer.Ordinal);

    /// <summary>Every resource of Azure so far.</summary>
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

    /// <summary>Takes one step that ended. A change of outputs alone is none: no update would repair it.</summary>
    /// <param name="operation">What became of the resource in the state, in the engine's word: same, update or delete.</param>
    /// <param name="urn">The resource's URN.</param>
    /// <param name="type">Its type token.</param>
    /// <param name="id">Its ARM id.</param>
    /// <param name="before">Its inputs as the state had them.</param>
    /// <param name="now">Its inputs as they are; null if the engine does not say.</param>
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
