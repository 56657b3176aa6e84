namespace ImageInfra.Simulator.Store;

/// <summary>Reads the parts of a resource id.</summary>
internal static class ResourceId
{
    private const string Providers = "/providers/";

    /// <summary>An id without a number of segments at its end.</summary>
    public static string Up(string id, int segments)
    {
        var end = id.Length;
        for (var i = 0; i < segments; i++)
        {
            end = id.LastIndexOf('/', end - 1);
        }

        return id[..end];
    }

    /// <summary>The owner of a collection: a resource, a group or a subscription.</summary>
    public static string OwnerOf(string collection)
    {
        var parent = Up(collection, 1);
        var providers = parent.LastIndexOf(Providers, StringComparison.OrdinalIgnoreCase);
        var isProvider = providers >= 0 && parent.IndexOf('/', providers + Providers.Length) < 0;
        return isProvider ? parent[..providers] : parent;
    }

    /// <summary>The type, such as <c>Microsoft.Compute/galleries/images</c>, or <c>subscriptions/resourceGroups</c>.</summary>
    public static string TypeOf(string id)
    {
        var providers = id.LastIndexOf(Providers, StringComparison.OrdinalIgnoreCase);
        var segments = (providers < 0 ? "/" + id : id[(providers + Providers.Length)..]).Split('/', StringSplitOptions.RemoveEmptyEntries);
        return providers < 0
            ? string.Join('/', segments.Where((_, i) => i % 2 == 0))
            : TypeOf(segments);
    }

    /// <summary>The type, from the segments after <c>providers</c>: the provider, and then every second segment, because types and names alternate.</summary>
    public static string TypeOf(ReadOnlySpan<string> provided)
    {
        var type = provided[0];
        for (var i = 1; i < provided.Length; i += 2)
        {
            type = $"{type}/{provided[i]}";
        }

        return type;
    }

    /// <summary>An id as Image Builder and managed identities write it, with <c>resourcegroups</c>.</summary>
    public static string WithLowerCaseGroups(string id) =>
        id.Replace("/resourceGroups/", "/resourcegroups/", StringComparison.OrdinalIgnoreCase);

    /// <summary>The subscription of an id; empty if there is none.</summary>
    public static string SubscriptionOf(string id) => Value(id, "/subscriptions/");

    /// <summary>The resource group of an id; empty if there is none.</summary>
    public static string GroupOf(string id) => Value(id, "/resourceGroups/");

    public static string Group(string subscription, string name) => $"/subscriptions/{subscription}/resourceGroups/{name}";

    public static bool Same(string? one, string? other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);

    private static string Value(string id, string key)
    {
        var start = id.IndexOf(key, StringComparison.OrdinalIgnoreCase);
        if (start < 0)
        {
            return "";
        }

        start += key.Length;
        var end = id.IndexOf('/', start);
        return end < 0 ? id[start..] : id[start..end];
    }
}
