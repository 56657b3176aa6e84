using ImageInfra.Simulator.Arm;
using ImageInfra.Simulator.Providers.ImageBuilder;
using ImageInfra.Simulator.Store;

namespace ImageInfra.Simulator.Admin;

/// <summary>The content of the simulated Azure, for the page and for <c>imageinfra sim status</c>.</summary>
internal static class Snapshot
{
    private const int MaximumShown = 400;
    private const int MaximumRequests = 40;

    public static JsonObject Status(AzureState azure, RequestLog requests) => new()
    {
        ["processId"] = Environment.ProcessId,
        ["time"] = azure.Now.ToString("O"),
        ["speed"] = azure.Options.Speed,
        ["tenantId"] = azure.Options.TenantId,
        ["subscriptions"] = new JsonArray([.. azure.Options.Subscriptions.Select(s => JsonValue.Create(s))]),
        ["dataDirectory"] = azure.Options.DataDirectory,
        ["throttles"] = azure.Options.Throttles,
        ["resources"] = Shown(azure).Count(),
        ["builds"] = azure.Store.OfType(ImageTemplateType.TypeName).Count(BuildRun.IsActive),
        ["requests"] = requests.Total,
        ["faults"] = azure.Faults.Active.Count,
    };

    /// <summary>Resources with their links, builds with their phases, and the last requests.</summary>
    public static JsonObject View(AzureState azure, RequestLog requests)
    {
        var shown = Shown(azure).Take(MaximumShown).Select(id => azure.Store.Find(id)!).ToList();
        var ids = shown.Select(r => r.Id).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return new()
        {
            ["status"] = Status(azure, requests),
            ["nodes"] = new JsonArray([.. shown.Select(r => new JsonObject
            {
                ["id"] = r.Id.ToLowerInvariant(), ["name"] = r.Name, ["type"] = ResourceId.TypeOf(r.Id), ["state"] = r.ProvisioningState,
            })]),
            ["links"] = new JsonArray([.. shown.SelectMany(Links.Of)
                .Where(l => ids.Contains(l.From) && ids.Contains(l.To))
                .Distinct()
                .Select(l => new JsonObject { ["from"] = l.From.ToLowerInvariant(), ["to"] = l.To.ToLowerInvariant(), ["what"] = l.What })]),
            ["builds"] = new JsonArray([.. azure.Store.OfType(ImageTemplateType.TypeName)
                .Where(t => t.Properties["lastRunStatus"] is not null)
                .Select(t => new JsonObject { ["name"] = t.Name, ["run"] = t.Properties["lastRunStatus"]!.DeepClone() })]),
            ["requests"] = new JsonArray([.. requests.Newest(MaximumRequests).Select(r => new JsonObject
            {
                ["time"] = r.Time.ToString("O"), ["method"] = r.Method, ["path"] = r.Path, ["status"] = r.Status,
            })]),
        };
    }

    private static IEnumerable<string> Shown(AzureState azure)
    {
        var operations = OperationKind.All.Select(k => k.Type).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return azure.Types
            .Where(t => !operations.Contains(t.Name))
            .SelectMany(t => azure.Store.IdsOfType(t.Name))
            .Order(StringComparer.OrdinalIgnoreCase);
    }
}

/// <summary>The last requests, for the page.</summary>
internal sealed class RequestLog
{
    private const int Size = 200;

    private readonly Queue<SimulatedRequest> _requests = new(Size);

    public long Total { get; private set; }

    public void Add(SimulatedRequest request)
    {
        lock (_requests)
        {
            Total++;
            if (_requests.Count == Size)
            {
                _requests.Dequeue();
            }

            _requests.Enqueue(request);
        }
    }

    /// <summary>The newest first.</summary>
    public IReadOnlyList<SimulatedRequest> Newest(int count)
    {
        lock (_requests)
        {
            return [.. _requests.Reverse().Take(count)];
        }
    }
}
