using ImageInfra.Simulator.Store;

namespace ImageInfra.Simulator.Arm;

/// <summary>A resource type: its operations and its events. Operations that are not listed are not simulated.</summary>
internal abstract class ArmType(AzureState azure, string name, IReadOnlyList<string> apiVersions)
{
    /// <summary>The maximum number of resources on a page of a list.</summary>
    public const int PageSize = 200;

    /// <summary>The type, such as <c>Microsoft.Compute/galleries</c>.</summary>
    public string Name => name;

    /// <summary>The supported api-versions.</summary>
    public IReadOnlyList<string> ApiVersions => apiVersions;

    public abstract IReadOnlyList<ArmOperation> Operations { get; }

    /// <summary>The handlers of events, by kind.</summary>
    public virtual IReadOnlyDictionary<string, Action<DueEvent>> Events { get; } = new Dictionary<string, Action<DueEvent>>();

    protected AzureState Azure => azure;

    /// <summary>Removes the data of a resource outside of it, before the resource is removed.</summary>
    public virtual void OnRemoving(string id)
    {
    }

    /// <summary>Whether a resource has a running operation, so that its group can't be deleted.</summary>
    public virtual bool IsBusy(ArmResource resource) => false;

    protected ArmOperation Get(BehaviorSource source, Func<ArmRequest, ArmAnswer>? answer = null) => new("GET", $"{Name}/read", source, answer ?? Read);

    protected ArmOperation List(BehaviorSource source, Func<ArmRequest, ArmAnswer>? answer = null) => new("LIST", $"{Name}/read", source, answer ?? ReadAll);

    protected ArmOperation Put(BehaviorSource source, Func<ArmRequest, ArmAnswer> answer) => new("PUT", $"{Name}/write", source, answer);

    protected ArmOperation Patch(BehaviorSource source, Func<ArmRequest, ArmAnswer> answer) => new("PATCH", $"{Name}/write", source, answer);

    /// <summary>Creates a DELETE, which returns 204 if the resource does not exist.</summary>
    protected ArmOperation Delete(BehaviorSource source, Func<ArmRequest, ArmResource, ArmAnswer> answer) => new("DELETE", $"{Name}/delete", source, request =>
        azure.Store.Find(request.Path.Text) is { } resource ? answer(request, resource) : new(204));

    /// <summary>Creates a DELETE that starts an operation without checks.</summary>
    protected ArmOperation Delete(BehaviorSource source, OperationKind kind, TimeSpan takes) =>
        Delete(source, (request, resource) => AcceptDeletion(request, kind, resource, takes));

    protected ArmOperation Post(string verb, BehaviorSource source, Func<ArmRequest, ArmAnswer> answer) =>
        new($"POST {verb}", $"{Name}/{verb}/action", source, answer);

    /// <summary>Returns the resource of a request, or throws 404.</summary>
    protected ArmResource Require(ArmRequest request) => azure.Store.Find(request.Path.Text) ?? throw ArmFault.ResourceNotFound(request.Path);

    /// <summary>Returns the target resource of an action, or throws 404.</summary>
    protected ArmResource RequireActionTarget(ArmRequest request) => azure.Store.Find(request.Path.Parent) ?? throw ArmFault.ResourceNotFound(request.Path);

    /// <summary>Starts the operation that provisions a resource. The response has the resource, or an extended body.</summary>
    protected ArmAnswer Provision(ArmRequest request, OperationKind kind, string location, ArmResource resource, TimeSpan takes, bool isNew, JsonObject? body = null)
    {
        var status = isNew ? 201 : 200;
        var answer = body is null ? ArmAnswer.Of(status, resource) : ArmAnswer.Of(status, body);
        return answer with { Headers = azure.Operations.Provision(request, kind, location, resource.Id, takes) };
    }

    /// <summary>Starts to delete a resource.</summary>
    protected ArmAnswer AcceptDeletion(ArmRequest request, OperationKind kind, ArmResource resource, TimeSpan takes) =>
        new(202) { Headers = azure.Operations.Delete(request, kind, (resource.Location ?? RequireParent(request).Location)!, resource.Id, takes) };

    /// <summary>Returns the parent of a nested resource, or throws 404.</summary>
    protected ArmResource RequireParent(ArmRequest request)
    {
        var parent = ResourceId.Up(request.Path.Text, request.Path.EndsWithType ? 1 : 2);
        return azure.Store.Find(parent) ?? throw ArmFault.ParentResourceNotFound(parent);
    }

    protected ArmAnswer Read(ArmRequest request) => ArmAnswer.Of(200, Require(request));

    /// <summary>Lists the resources in a parent, a group or a subscription.</summary>
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

    /// <summary>Returns the requested page of a list.</summary>
    protected static ArmAnswer Page(ArmRequest request, IEnumerable<ArmResource> all)
    {
        var size = int.TryParse(request.Query.GetValueOrDefault("$top"), out var top) && top is > 0 and < PageSize ? top : PageSize;
        var after = ListPage.After(request, token => new(400, "InvalidSkipToken", $"The skip token '{token}' is invalid: no list returned it."));
        return ListPage.Of(request, all.Where(r => ListPage.IsAfter(r.Id, after)), size);
    }

    /// <summary>Creates the body of a resource with a location and tags.</summary>
    protected JsonObject Tracked(ArmRequest request, string location, JsonObject properties, string? id = null) => new()
    {
        ["id"] = id ?? request.Path.Text,
        ["name"] = request.Path.Name,
        ["type"] = Name,
        ["location"] = location,
        ["tags"] = Tags.Of(request.RequiredBody),
        ["properties"] = properties,
    };
}
