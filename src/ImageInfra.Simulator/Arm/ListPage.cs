using System.Text;
using ImageInfra.Simulator.Store;

namespace ImageInfra.Simulator.Arm;

/// <summary>
/// A page of a list. The skip token of the next page holds the last id of this page. A token always returns the same page, and
/// deletions between two pages skip no other resources.
/// </summary>
internal static class ListPage
{
    /// <summary>The page size of versions, definitions and virtual machines (Azure/azure-powershell#10860, Azure/azure-sdk-for-node#4769).</summary>
    public const int Compute = 50;

    /// <summary>The page size of session hosts (srozemuller/AzAvd#46).</summary>
    public const int SessionHosts = 200;

    /// <summary>The page size of types whose page size in Azure is unknown.</summary>
    public const int Assumed = 100;

    private const string SkipToken = "$skiptoken";

    /// <summary>Returns a page of the resources in a parent, a group or a subscription.</summary>
    public static ArmAnswer Of(AzureState azure, ArmRequest request, string type, int size)
    {
        // Azure/azure-sdk-for-java#27991
        var after = After(request, _ => new(400, "InvalidParameter", "The request URL is not valid."));
        var rest = request.Path.ResourceGroup.Length > 0
            ? azure.Store.In(request.Path.Text).SkipWhile(r => !IsAfter(r.Id, after))
            : OfSubscription(azure, request.Path.SubscriptionId, type, after);
        return Of(request, rest, size);
    }

    /// <summary>Returns a page with the first resources of a sequence, and the address of the next page.</summary>
    public static ArmAnswer Of(ArmRequest request, IEnumerable<ArmResource> rest, int size)
    {
        var page = rest.Take(size + 1).ToList();
        var next = page.Count > size ? request.Link(SkipToken, Encode(page[size - 1].Id)) : null;
        return ArmAnswer.Page([.. page.Take(size).Select(r => r.Utf8())], next);
    }

    /// <summary>Returns the last id of the previous page; null for the first page.</summary>
    public static string? After(ArmRequest request, Func<string, ArmFault> refusal) =>
        request.Query.TryGetValue(SkipToken, out var token) ? Decode(token) ?? throw refusal(token) : null;

    public static bool IsAfter(string id, string? after) => after is null || string.Compare(id, after, StringComparison.OrdinalIgnoreCase) > 0;

    public static string Encode(string id) => Convert.ToBase64String(Encoding.UTF8.GetBytes(id));

    /// <summary>Returns the id in a skip token, or null if the token is invalid.</summary>
    public static string? Decode(string token)
    {
        var bytes = new byte[token.Length];
        return Convert.TryFromBase64String(token, bytes, out var length) ? Encoding.UTF8.GetString(bytes, 0, length) : null;
    }

    private static IEnumerable<ArmResource> OfSubscription(AzureState azure, string subscription, string type, string? after) => azure.Store.IdsOfType(type)
        .Where(id => id.StartsWith($"/subscriptions/{subscription}/", StringComparison.OrdinalIgnoreCase) && IsAfter(id, after))
        .Order(StringComparer.OrdinalIgnoreCase)
        .Select(id => azure.Store.Find(id)!);
}
