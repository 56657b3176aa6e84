using ImageInfra.Model.Description;

namespace ImageInfra.Import.Arm;

/// <summary>Functions of ARM ids. The subscription and the group may be unknown.</summary>
internal static class ArmIdFunctions
{
    private const string SubscriptionId = "subscription().subscriptionId";
    private const string GroupName = "resourceGroup().name";

    public static string Subscription(ArmScope scope) => Given("subscription().id", scope) ?? $"/subscriptions/{Known(SubscriptionId, scope)}";

    public static string ResourceGroup(ArmScope scope) => Given("resourceGroup().id", scope) ?? $"{Subscription(scope)}/resourceGroups/{Known(GroupName, scope)}";

    /// <summary>Applies <c>resourceId</c> and similar functions. Null for other functions.</summary>
    public static ArmNode? Of(string function, IReadOnlyList<ArmNode> arguments, ArmScope scope, ArmPlace place)
    {
        var texts = arguments.Select(TextOf).ToList();
        if (texts.Contains(null))
        {
            return null;
        }

        var type = texts.FindIndex(t => t!.Contains('/', StringComparison.Ordinal) && t.Contains('.', StringComparison.Ordinal));
        var id = function.ToLowerInvariant() switch
        {
            "resourceid" when type is 0 => $"{ResourceGroup(scope)}{Provider(texts, 0)}",
            "resourceid" when type is 1 => $"{Subscription(scope)}/resourceGroups/{texts[0]}{Provider(texts, 1)}",
            "resourceid" when type is 2 => $"/subscriptions/{texts[0]}/resourceGroups/{texts[1]}{Provider(texts, 2)}",
            "subscriptionresourceid" when type is 0 => $"{Subscription(scope)}{Provider(texts, 0)}",
            "subscriptionresourceid" when type is 1 => $"/subscriptions/{texts[0]}{Provider(texts, 1)}",
            "tenantresourceid" when type is 0 => Provider(texts, 0),
            "extensionresourceid" when texts.Count > 2 => $"{texts[0]}{Provider(texts, 1)}",
            _ => null,
        };
        return id is null ? null : new ArmNode.Text(place, id);
    }

    // Type a/b/c with the names x and y becomes /providers/a/b/x/c/y.
    private static string Provider(List<string?> texts, int at)
    {
        var types = texts[at]!.Split('/');
        var names = texts.Skip(at + 1).SelectMany(t => Unresolved.Is(t!) ? [t!] : t!.Split('/'));
        return $"/providers/{types[0]}{string.Concat(types.Skip(1).Zip(names, (type, name) => $"/{type}/{name}"))}";
    }

    private static string? TextOf(ArmNode node) => node switch
    {
        ArmNode.Text text => text.Value,
        ArmNode.Unknown unknown => Unresolved.Text(unknown.What),
        _ => null,
    };

    private static string Known(string what, ArmScope scope) => Given(what, scope) ?? Unresolved.Text(what);

    private static string? Given(string what, ArmScope scope) => (scope.Values.GivenFor(what) as ArmNode.Text)?.Value;
}
