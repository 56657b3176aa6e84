namespace ImageInfra.Import.Arm;

/// <summary>Functions whose results depend on Azure, the clock or random values.</summary>
internal static class ImpureFunctions
{
    private static readonly HashSet<string> s_functions = new(StringComparer.OrdinalIgnoreCase)
    {
        "resourceGroup", "subscription", "managementGroup", "tenant", "deployment", "deployer", "environment", "reference", "references", "resourceInfo",
        "providers", "pickZones", "getSecret", "externalInput", "uniqueString", "guid", "newGuid", "utcNow",
    };

    /// <summary>Whether an expression is such a call, or a property of its result.</summary>
    public static bool Is(Expression expression) => expression switch
    {
        Expression.Member member => Is(member.Of),
        Expression.Call call => s_functions.Contains(call.Name) || call.Name.StartsWith("list", StringComparison.OrdinalIgnoreCase),
        _ => false,
    };
}
