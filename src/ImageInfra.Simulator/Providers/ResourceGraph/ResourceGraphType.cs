using System.Globalization;
using ImageInfra.Simulator.Arm;
using ImageInfra.Simulator.Providers.Authorization;
using ImageInfra.Simulator.Store;

namespace ImageInfra.Simulator.Providers.ResourceGraph;

/// <summary>
/// Azure Resource Graph: queries over the resources of all subscriptions. Azure's index lags by seconds to minutes; the simulator
/// queries the resources directly.
/// </summary>
internal sealed class ResourceGraphType(AzureState azure) : ArmType(azure, TypeName, KnownVersions.ResourceGraph)
{
    private const string TypeName = "Microsoft.ResourceGraph";

    // The simulated types in the table 'resources'. Other types are in other tables.
    private static readonly string[] s_types =
    [
        "Microsoft.Compute/galleries", "Microsoft.Compute/galleries/images", "Microsoft.Compute/galleries/images/versions",
        "Microsoft.Compute/images", "Microsoft.Compute/virtualMachines", "Microsoft.Compute/virtualMachineScaleSets",
        "Microsoft.DesktopVirtualization/hostPools", "Microsoft.VirtualMachineImages/imageTemplates",
    ];

    private readonly GraphQuota _quota = new();

    public override IReadOnlyList<ArmOperation> Operations => [new("POST resources", null, BehaviorSource.Published, Query)];

    private ArmAnswer Query(ArmRequest request)
    {
        if (request.Path.Segments.Length > 3)
        {
            throw GraphQuery.NotSimulated($"queries at '{request.Path.Text}'");
        }

        var headers = Azure.Options.Throttles ? _quota.Take(request.Caller, Azure.ClientNow) : [];
        var asked = GraphRequest.Read(request.RequiredBody);
        var type = s_types.FirstOrDefault(t => ResourceId.Same(t, asked.Query.Type))
            ?? throw GraphQuery.NotSimulated($"the type '{asked.Query.Type}' (supported: {string.Join(", ", s_types)})");
        var matching = Matching(asked, type, new(Azure, request.Caller, type));
        var page = matching
            .Where(id => ListPage.IsAfter(id, asked.After))
            .Order(StringComparer.OrdinalIgnoreCase)
            .Take(asked.Top + 1)
            .ToList();
        var hasMore = page.Count > asked.Top;
        var canPage = asked.Query.Columns.Any(c => c is not ("tags" or "properties"));
        return GraphRows.Answer(
            asked.Query,
            [.. page.Take(asked.Top).Select(id => Azure.Store.Find(id)!.Store())],
            matching.Count,
            hasMore && !canPage,
            hasMore && canPage ? ListPage.Encode(page[asked.Top - 1]) : null) with
        {
            Headers = headers,
        };
    }

    // Excludes resources that the caller can't read.
    private List<string> Matching(GraphRequest asked, string type, GraphAccess access)
    {
        var subscriptions = Azure.Options.Subscriptions
            .Where(s => asked.Subscriptions is null || asked.Subscriptions.Contains(s, StringComparer.OrdinalIgnoreCase))
            .Select(s => $"/subscriptions/{s}/")
            .ToList();
        return subscriptions.Count == 0
            ? throw GraphRequest.Bad(
                "NoValidSubscriptionsInQueryRequest",
                $"No subscription of the request can have resources. Given: '{string.Join(", ", asked.Subscriptions ?? [])}'.")
            : [.. Azure.Store.IdsOfType(type).Where(id =>
                subscriptions.Exists(s => id.StartsWith(s, StringComparison.OrdinalIgnoreCase))
                && (asked.Query.Prefixes.Count == 0 || asked.Query.Prefixes.Any(p => id.StartsWith(p, StringComparison.OrdinalIgnoreCase)))
                && access.MayRead(id))];
    }
}

/// <summary>Checks whether a caller can read resources of a type. A role applies below its scope, so one check covers a gallery.</summary>
internal sealed class GraphAccess(AzureState azure, Caller? caller, string type)
{
    private readonly Dictionary<string, bool> _known = new(StringComparer.OrdinalIgnoreCase);

    public bool MayRead(string id) => caller is null || MayRead(id, caller);

    private bool MayRead(string id, Caller reader)
    {
        if (!_known.TryGetValue(id, out var may))
        {
            var above = ResourceId.Up(id, 2);
            may = (above.Length > 0 && MayRead(above, reader)) || AccessCheck.May(azure, reader.ObjectId, $"{type}/read", id);
            _known[id] = may;
        }

        return may;
    }
}

/// <summary>The quota of Resource Graph: 15 queries per caller in 5 seconds. ARM's limits don't apply to queries.</summary>
internal sealed class GraphQuota
{
    private const int Queries = 15;

    private static readonly TimeSpan s_window = TimeSpan.FromSeconds(5);

    private readonly Dictionary<string, (int Used, DateTimeOffset Start)> _callers = [];

    /// <summary>Counts a query. Returns the headers with the remaining quota.</summary>
    /// <exception cref="ArmFault">The quota is exhausted (429, without <c>Retry-After</c>).</exception>
    public IReadOnlyList<(string Name, string Value)> Take(Caller? caller, DateTimeOffset now)
    {
        var key = caller?.ObjectId ?? "";
        var (used, start) = _callers.GetValueOrDefault(key, (0, now));
        (used, start) = now - start >= s_window ? (0, now) : (used, start);
        _callers[key] = (Math.Min(used + 1, Queries), start);
        IReadOnlyList<(string, string)> headers =
        [
            ("x-ms-user-quota-remaining", Math.Max(0, Queries - used - 1).ToString(CultureInfo.InvariantCulture)),
            ("x-ms-user-quota-resets-after", (start + s_window - now).ToString(@"hh\:mm\:ss", CultureInfo.InvariantCulture)),
        ];
        return used < Queries ? headers : throw new ArmFault(429, "RateLimiting", "Too many queries; retry after the time in the header x-ms-user-quota-resets-after.")
        {
            Headers = headers,
        };
    }
}
