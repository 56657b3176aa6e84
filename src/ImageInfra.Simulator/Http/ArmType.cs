using System.Text;
using System.Text.Json.Nodes;
using ImageInfra.Simulator.Resources;
using ImageInfra.Simulator.State;

namespace ImageInfra.Simulator.Http;

/// <summary>What one resource type can do. What a type does not list is not simulated.</summary>
internal abstract class ArmType(SimulatedAzure azure)
{
    /// <summary>How many resources a page of a list has at most.</summary>
    public const int PageSize = 200;

    private const string SkipToken = "$skiptoken";

    /// <summary>The type, such as <c>Microsoft.Compute/galleries</c>.</summary>
    public abstract string Name { get; }

    /// <summary>The api-versions that it knows.</summary>
    public abstract IReadOnlyList<string> ApiVersions { get; }

    public abstract IReadOnlyList<ArmOperation> Operations { get; }

    /// <summary>What happens to resources of the type as time goes by, by the event's kind.</summary>
    public virtual IReadOnlyDictionary<string, Action<DueEvent>> Events { get; } = new Dictionary<string, Action<DueEvent>>();

    protected SimulatedAzure Azure => azure;

    protected ArmOperation Get(Evidence evidence, Func<ArmRequest, ArmAnswer>? answer = null) => new("GET", $"{Name}/read", evidence, answer ?? Read);

    protected ArmOperation List(Evidence evidence, Func<ArmRequest, ArmAnswer>? answer = null) => new("LIST", $"{Name}/read", evidence, answer ?? ReadAll);

    protected ArmOperation Put(Evidence evidence, Func<ArmRequest, ArmAnswer> answer) => new("PUT", $"{Name}/write", evidence, answer);

    protected ArmOperation Patch(Evidence evidence, Func<ArmRequest, ArmAnswer> answer) => new("PATCH", $"{Name}/write", evidence, answer);

    protected ArmOperation Delete(Evidence evidence, Func<ArmRequest, ArmAnswer> answer) => new("DELETE", $"{Name}/delete", evidence, answer);

    protected ArmOperation Post(string verb, Evidence evidence, Func<ArmRequest, ArmAnswer> answer) =>
        new($"POST {verb}", $"{Name}/{verb}/action", evidence, answer);

    /// <summary>The resource of a request that needs one.</summary>
    protected ArmResource Require(ArmRequest request) => azure.Store.Find(request.Path.Text) ?? throw Missing.Resource(request.Path);

    /// <summary>The resource that a nested one is in.</summary>
    protected ArmResource RequireParent(ArmRequest request)
    {
        var parent = ResourceId.Up(request.Path.Text, request.Path.EndsWithType ? 1 : 2);
        return azure.Store.Find(parent) ?? throw Missing.Parent(parent);
    }

    protected ArmAnswer Read(ArmRequest request) => ArmAnswer.Of(200, Require(request));

    /// <summary>The members of a collection: of a parent or a group, or of the whole subscription.</summary>
    protected ArmAnswer ReadAll(ArmRequest request) => Page(request, Members(request));

    protected IEnumerable<ArmResource> Members(ArmRequest request)
    {
        var isNested = Name.Count(c => c == '/') > 1;
        if (isNested)
        {
            RequireParent(request);
        }

        return isNested || request.Path.ResourceGroup.Length > 0
            ? azure.Store.In(request.Path.Text)
            : azure.Store.OfType(Name)
                .Where(r => ResourceId.Same(ResourceId.SubscriptionOf(r.Id), request.Path.SubscriptionId))
                .OrderBy(r => r.Id, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>The page of a list that a request asks for.</summary>
    protected static ArmAnswer Page(ArmRequest request, IEnumerable<ArmResource> all)
    {
        var size = int.TryParse(request.Query.GetValueOrDefault("$top"), out var top) && top is > 0 and < PageSize ? top : PageSize;
        var after = request.Query.TryGetValue(SkipToken, out var token) ? Decode(token) : null;
        var rest = after is null ? all : all.Where(r => string.Compare(r.Id, after, StringComparison.OrdinalIgnoreCase) > 0);
        var page = rest.Take(size + 1).ToList();
        var next = page.Count > size ? request.Link(SkipToken, Convert.ToBase64String(Encoding.UTF8.GetBytes(page[size - 1].Id))) : null;
        return ArmAnswer.Page(page.Take(size).Select(r => r.Utf8()), next);
    }

    /// <summary>The body of a resource that has a location and tags.</summary>
    protected JsonObject Tracked(ArmRequest request, string location, JsonObject properties, string? id = null) => new()
    {
        ["id"] = id ?? request.Path.Text,
        ["name"] = request.Path.Name,
        ["type"] = Name,
        ["location"] = location,
        ["tags"] = Tags.Of(request.RequiredBody),
        ["properties"] = properties,
    };

    private static string Decode(string token)
    {
        try
        {
            return Encoding.UTF8.GetString(Convert.FromBase64String(token));
        }
        catch (FormatException)
        {
            throw new ArmFault(400, "InvalidSkipToken", $"The skip token '{token}' is none that was handed out.");
        }
    }
}
