using System.Text;
using ImageInfra.Simulator.Http;
using ImageInfra.Simulator.State;

namespace ImageInfra.Simulator.Resources;

/// <summary>
/// One page of a list, as long as its provider's pages are. What the next page begins after is in its address: asked twice it
/// answers twice the same, and what was deleted in between is missing, not what comes after it.
/// </summary>
internal static class ListPage
{
    /// <summary>Versions, definitions and virtual machines (Azure/azure-powershell#10860, Azure/azure-sdk-for-node#4769).</summary>
    public const int Compute = 50;

    /// <summary>Session hosts (srozemuller/AzAvd#46).</summary>
    public const int SessionHosts = 200;

    /// <summary>Where nobody says how long a page is.</summary>
    public const int Assumed = 100;

    private const string SkipToken = "$skiptoken";

    /// <summary>A page of the members of a parent or a group, or of a whole subscription.</summary>
    public static ArmAnswer Of(SimulatedAzure azure, ArmRequest request, string type, int size)
    {
        var after = request.Query.TryGetValue(SkipToken, out var token) ? Decode(token) : null;
        var page = (request.Path.ResourceGroup.Length > 0
            ? azure.Store.In(request.Path.Text).SkipWhile(r => !IsAfter(r.Id, after)).Take(size + 1)
            : OfSubscription(azure, request.Path.SubscriptionId, type, after, size + 1)).ToList();
        var next = page.Count > size ? request.Link(SkipToken, Convert.ToBase64String(Encoding.UTF8.GetBytes(page[size - 1].Id))) : null;
        return ArmAnswer.Page(page.Take(size).Select(r => r.Utf8()), next);
    }

    private static IEnumerable<ArmResource> OfSubscription(SimulatedAzure azure, string subscription, string type, string? after, int count)
    {
        var prefix = $"/subscriptions/{subscription}/";
        return azure.Store.IdsOfType(type)
            .Where(id => id.StartsWith(prefix, StringComparison.OrdinalIgnoreCase) && IsAfter(id, after))
            .Order(StringComparer.OrdinalIgnoreCase)
            .Take(count)
            .Select(id => azure.Store.Find(id)!);
    }

    private static bool IsAfter(string id, string? after) => after is null || string.Compare(id, after, StringComparison.OrdinalIgnoreCase) > 0;

    private static string Decode(string token)
    {
        try
        {
            return Encoding.UTF8.GetString(Convert.FromBase64String(token));
        }
        catch (FormatException)
        {
            // Azure/azure-sdk-for-java#27991
            throw new ArmFault(400, "InvalidParameter", "The request URL is not valid.");
        }
    }
}
