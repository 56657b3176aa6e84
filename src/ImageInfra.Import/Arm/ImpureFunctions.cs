using ImageInfra.Import.Values;

namespace ImageInfra.Import.Arm;

/// <summary>Functions whose results depend on Azure, the clock, random values, or hashes of those.</summary>
internal static class ImpureFunctions
{
    private static readonly HashSet<string> s_functions = new(StringComparer.OrdinalIgnoreCase)
    {
        "resourceGroup", "subscription", "managementGroup", "tenant", "deployment", "deployer", "environment", "reference", "references", "resourceInfo",
        "providers", "pickZones", "toLogicalZone", "toLogicalZones", "toPhysicalZone", "toPhysicalZones", "getSecret", "externalInput", "uniqueString", "guid",
        "newGuid", "utcNow",
    };

    // They depend on the scope of the deployment.
    private static readonly HashSet<string> s_scopes = new(StringComparer.OrdinalIgnoreCase) { "resourceGroup", "subscription", "managementGroup", "deployment" };

    private static readonly Dictionary<string, TextFacts> s_facts = new(StringComparer.OrdinalIgnoreCase)
    {
        ["resourceGroup().name"] = TextFacts.Segment,
        ["resourceGroup().location"] = TextFacts.Segment,
        ["subscription().subscriptionId"] = TextFacts.Segment,
        ["subscription().tenantId"] = TextFacts.Segment,
        ["tenant().tenantId"] = TextFacts.Segment,
        ["deployment().name"] = TextFacts.Segment,
        ["environment().name"] = TextFacts.Segment,
        ["environment().suffixes.storage"] = TextFacts.Segment,
        ["uniqueString"] = TextFacts.Segment,
        ["guid"] = TextFacts.Segment,
        ["newGuid"] = TextFacts.Segment,
        ["utcNow"] = TextFacts.NotEmpty,
    };

    /// <summary>Whether an expression is such a call, or a property of its result.</summary>
    public static bool Is(Expression expression) => Root(expression) is { } call && (s_functions.Contains(call.Name) || call.Name.StartsWith("list", StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether an expression is about the scope of its deployment, such as the resource group.</summary>
    public static bool IsOfScope(Expression expression) => Root(expression) is { } call && s_scopes.Contains(call.Name);

    /// <summary>Returns what is known of the text of such an expression.</summary>
    public static TextFacts FactsOf(Expression expression) =>
        s_facts.GetValueOrDefault(expression.ToString()!) ?? (expression is Expression.Call call ? s_facts.GetValueOrDefault(call.Name) : null) ?? TextFacts.None;

    private static Expression.Call? Root(Expression expression) => expression switch
    {
        Expression.Member member => Root(member.Of),
        Expression.Call call => call,
        _ => null,
    };
}
