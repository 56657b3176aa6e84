using ImageInfra.Simulator.Arm;
using ImageInfra.Simulator.Providers.Authorization;
using ImageInfra.Simulator.Store;

namespace ImageInfra.Simulator.Providers.ResourceGraph;

/// <summary>
/// Azure Resource Graph: queries over the resources of all subscriptions. Azure answers from an index that is seconds to
/// minutes behind; the simulator answers from the resources themselves.
/// </summary>
internal sealed class ResourceGraphType(SimulatedAzure azure) : ArmType(azure, TypeName, KnownVersions.ResourceGraph)
{
    private const string TypeName = "Microsoft.ResourceGraph";

    // The simulated types in the table resources. Other types have tables of their own.
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

    // Without the resources that the caller may not read.
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

/// <summary>
/// Checks which resources of a type a caller may read. A role applies to everything below its scope: one check covers a gallery.
/// </summary>
internal sealed class GraphAccess(SimulatedAzure azure, Caller? caller, string type)
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
