using System.Text.Json.Nodes;
using ImageInfra.Driver.Arm;

namespace ImageInfra.Driver.Insight.Freshness;

/// <summary>Lists versions of marketplace images through ARM.</summary>
public sealed class ArmMarketplaceVersions(ArmConnection connection) : IMarketplaceVersions
{
    private readonly ArmClient _arm = connection.Client;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<string>> ListAsync(
        string subscriptionId,
        string location,
        MarketplaceImage image,
        CancellationToken cancellationToken)
    {
        var id = $"/subscriptions/{subscriptionId}/providers/Microsoft.Compute/locations/{location}/publishers/{Uri.EscapeDataString(image.Publisher)}"
            + $"/artifacttypes/vmimage/offers/{Uri.EscapeDataString(image.Offer)}/skus/{Uri.EscapeDataString(image.Sku)}/versions";
        using var response = await _arm.ReadAsync(id, ApiVersions.Marketplace, cancellationToken);
        if (response.Status == 404)
        {
            return [];
        }

        // Unlike all other lists of ARM, this response is a bare array.
        var versions = JsonNode.Parse(ArmClient.Successful(response, $"to list the versions of {image}").Content) as JsonArray ?? [];
        return [.. versions.Select(v => (string?)v?["name"]).OfType<string>()];
    }
}
