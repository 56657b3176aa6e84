using ImageInfra.Import.Values;

namespace ImageInfra.Import.Arm;

/// <summary>Functions of ARM ids. The subscription, the group and names may be unknown.</summary>
internal static class ArmIdFunctions
{
    private const string ResourceGroups = "Microsoft.Resources/resourceGroups";

    /// <summary>Returns <c>subscription().id</c>.</summary>
    public static ArmNode Subscription(ArmScope scope, ArmPlace place) => scope.Given("subscription().id", place)
        ?? Join(place, "/subscriptions/", scope.Environment.Subscription ?? scope.Ask("subscription().subscriptionId", place));

    /// <summary>Returns <c>resourceGroup().id</c>.</summary>
    public static ArmNode ResourceGroup(ArmScope scope, ArmPlace place) => scope.Given("resourceGroup().id", place)
        ?? Join(place, Subscription(scope, place), "/resourceGroups/", scope.Environment.Group ?? scope.Ask("resourceGroup().name", place));

    /// <summary>Applies <c>resourceId</c> and similar functions. Null for other functions, or if Azure refuses the call.</summary>
    public static ArmNode? Of(string function, IReadOnlyList<ArmNode> arguments, ArmScope scope, ArmPlace place)
    {
        var type = arguments.ToList().FindIndex(a => a is ArmNode.Text { Value: var text } && text.IndexOf('/', StringComparison.Ordinal) > 0 && text.Contains('.', StringComparison.Ordinal));
        if (type < 0 || Provider(arguments, type) is not { } provider)
        {
            return null;
        }

        var isGroup = arguments[type] is ArmNode.Text { Value: var name } && string.Equals(name, ResourceGroups, StringComparison.OrdinalIgnoreCase);
        object[] inSubscription = isGroup ? ["/resourceGroups/", arguments[type + 1]] : [.. provider];
        return function.ToLowerInvariant() switch
        {
            "resourceid" when type is 0 && !scope.Environment.HasGroup => Join(place, [Subscription(scope, place), .. inSubscription]),
            "resourceid" when type is 0 => Join(place, [ResourceGroup(scope, place), .. provider]),
            "resourceid" when type is 1 => Join(place, [Subscription(scope, place), "/resourceGroups/", arguments[0], .. provider]),
            "resourceid" when type is 2 => Join(place, ["/subscriptions/", arguments[0], "/resourceGroups/", arguments[1], .. provider]),
            "subscriptionresourceid" when type is 0 => Join(place, [Subscription(scope, place), .. inSubscription]),
            "subscriptionresourceid" when type is 1 => Join(place, ["/subscriptions/", arguments[0], .. inSubscription]),
            "tenantresourceid" when type is 0 => Join(place, [.. provider]),
            "managementgroupresourceid" when type is 1 => Join(place, ["/providers/Microsoft.Management/managementGroups/", arguments[0], .. provider]),
            "extensionresourceid" when type is 1 => Join(place, [arguments[0], .. provider]),
            _ => null,
        };
    }

    /// <summary>Joins texts and values.</summary>
    public static ArmNode Join(ArmPlace place, params object[] parts) =>
        ArmText.Join(place, parts.SelectMany(p => p is ArmNode node ? ArmText.Parts(node) ?? [] : [new ArmNode.Text(place, (string)p)]));

    // Type a/b/c with the names x and y becomes /providers/a/b/x/c/y.
    private static List<object>? Provider(IReadOnlyList<ArmNode> arguments, int at)
    {
        var types = ((ArmNode.Text)arguments[at]).Value.Split('/');
        if (arguments.Count - at != types.Length || arguments.Any(a => ArmText.Marked(a) is null))
        {
            return null;
        }

        var parts = new List<object> { $"/providers/{types[0]}" };
        for (var i = 1; i < types.Length; i++)
        {
            parts.Add($"/{types[i]}/");
            parts.Add(arguments[at + i]);
        }

        return parts;
    }
}
