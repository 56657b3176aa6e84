using ImageInfra.Simulator.Http;
using ImageInfra.Simulator.State;

namespace ImageInfra.Simulator.ResourceGraph;

/// <summary>
/// Azure Resource Graph: queries over the resources of many groups and subscriptions. Azure answers from a copy that is seconds to
/// minutes behind; this one is never behind.
/// </summary>
internal sealed class ResourceGraphType(SimulatedAzure azure) : ArmType(azure)
{
    public const string TypeName = "Microsoft.ResourceGraph";

    /// <summary>What its one action looks like in a path.</summary>
    public const string QueryName = TypeName + "/resources";

    // Of those that are simulated, what the table has; others are in tables of their own.
    private static readonly string[] s_types =
    [
        "Microsoft.Compute/galleries", "Microsoft.Compute/galleries/images", "Microsoft.Compute/galleries/images/versions",
        "Microsoft.Compute/images", "Microsoft.Compute/virtualMachines", "Microsoft.Compute/virtualMachineScaleSets",
        "Microsoft.DesktopVirtualization/hostPools", "Microsoft.VirtualMachineImages/imageTemplates",
    ];

    private readonly GraphQuota _quota = new();

    public override string Name => TypeName;

    public override IReadOnlyList<string> ApiVersions => KnownVersions.ResourceGraph;

    public override IReadOnlyList<ArmOperation> Operations => [new("POST resources", null, Evidence.Published, Query)];

    private ArmAnswer Query(ArmRequest request)
    {
        if (request.Path.Segments.Length > 3)
        {
            throw GraphQuery.NotSimulated($"queries at '{request.Path.Text}'");
        }

        var headers = Azure.Options.Throttles ? _quota.Take(request.Caller, Azure.ClientNow) : [];
        var asked = GraphRequest.Read(request.RequiredBody);
        var type = s_types.FirstOrDefault(t => ResourceId.Same(t, asked.Query.Type))
            ?? throw GraphQuery.NotSimulated($"the type '{asked.Query.Type}'; it has {string.Join(", ", s_types)}");
        var matching = Matching(asked, type, new(Azure, request.Caller, type));
        var page = matching
            .Where(id => asked.After is null || string.Compare(id, asked.After, StringComparison.OrdinalIgnoreCase) > 0)
            .Order(StringComparer.OrdinalIgnoreCase)
            .Take(asked.Top + 1)
            .ToList();
        var hasMore = page.Count > asked.Top;
        var canPage = asked.Query.Columns.Any(c => c is not ("tags" or "properties"));
        return GraphRows.Answer(
            asked.Query,
            [.. page.Take(asked.Top).Select(id => Azure.Store.Find(id)!)],
            matching.Count,
            hasMore && !canPage,
            hasMore && canPage ? GraphRequest.Token(page[asked.Top - 1]) : null) with
        {
            Headers = headers,
        };
    }

    // What a caller may not read is not there.
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
