using System.Globalization;
using System.Text.Json.Nodes;
using ImageInfra.Driver.Arm;
using ImageInfra.Model.Images;
using ImageInfra.Model.Rules;

namespace ImageInfra.Driver.Validation.Online;

/// <summary>Reads marketplace images, VM sizes and quotas of a region.</summary>
internal sealed class AzureCompute(ArmClient arm, string subscriptionId, string location)
{
    private readonly string _compute = $"/subscriptions/{subscriptionId}/providers/Microsoft.Compute";

    /// <summary>Reads a marketplace image. <c>latest</c> is the newest version.</summary>
    public async Task<SourceAnswer> ReadAsync(ImageSource.PlatformImage source, CancellationToken cancellationToken)
    {
        var offers = $"{_compute}/locations/{location}/publishers/{Uri.EscapeDataString(source.Publisher)}/artifacttypes/vmimage/offers";
        var skus = $"{offers}/{Uri.EscapeDataString(source.Offer)}/skus";
        var versions = $"{skus}/{Uri.EscapeDataString(source.Sku)}/versions";
        var isLatest = source.Version.Equals("latest", StringComparison.OrdinalIgnoreCase);
        var version = !isLatest ? source.Version
            : await NamesAsync($"{versions}?$top=1&$orderby=name%20desc", cancellationToken) is [var newest, ..] ? newest
            : null;
        if (version is not null && await arm.GetAsync($"{versions}/{Uri.EscapeDataString(version)}", ApiVersions.Marketplace, cancellationToken) is { } found)
        {
            return new(ImageOf(found), "", []);
        }

        var existing = isLatest ? [] : await NamesAsync(versions, cancellationToken);
        return existing.Count > 0 ? new(null, "version", existing)
            : await NamesAsync(skus, cancellationToken) is { Count: > 0 } knownSkus && !Has(knownSkus, source.Sku) ? new(null, "sku", knownSkus)
            : await NamesAsync(offers, cancellationToken) is { Count: > 0 } knownOffers && !Has(knownOffers, source.Offer) ? new(null, "offer", knownOffers)
            : await NamesAsync($"{_compute}/locations/{location}/publishers", cancellationToken) is { Count: > 0 } publishers && !Has(publishers, source.Publisher) ? new(null, "publisher", publishers)
            : new(null, "version", []);
    }

    /// <summary>Reads all VM sizes of the region by name.</summary>
    public async Task<IReadOnlyDictionary<string, OfferedSize>> SizesAsync(CancellationToken cancellationToken)
    {
        var skus = await arm.ListAsync($"{_compute}/skus?$filter=location%20eq%20%27{location}%27", ApiVersions.ComputeSkus, cancellationToken) ?? [];
        return skus.Where(s => (string?)s["resourceType"] == "virtualMachines")
            .DistinctBy(s => (string?)s["name"], StringComparer.OrdinalIgnoreCase)
            .ToDictionary(s => (string)s["name"]!, SizeOf, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>Reads the quotas of the region by name: <c>cores</c> for all families together, and one for each family.</summary>
    public async Task<IReadOnlyDictionary<string, CoreQuota>> QuotasAsync(CancellationToken cancellationToken)
    {
        var usages = await arm.ListAsync($"{_compute}/locations/{location}/usages", ApiVersions.Marketplace, cancellationToken) ?? [];
        return usages.Where(u => (string?)u["name"]?["value"] is not null)
            .DistinctBy(u => (string?)u["name"]!["value"], StringComparer.OrdinalIgnoreCase)
            .ToDictionary(
                u => (string)u["name"]!["value"]!,
                u => new CoreQuota((string?)u["name"]!["localizedValue"] ?? (string)u["name"]!["value"]!, (long?)u["currentValue"] ?? 0, (long?)u["limit"] ?? 0),
                StringComparer.OrdinalIgnoreCase);
    }

    private static bool Has(IReadOnlyList<string> names, string name) => names.Contains(name, StringComparer.OrdinalIgnoreCase);

    private static PublishedImage ImageOf(JsonObject version)
    {
        var properties = version["properties"];
        var plan = properties?["plan"];
        return new(
            Enum.TryParse<HyperVGeneration>((string?)properties?["hyperVGeneration"], out var generation) ? generation : null,
            Enum.TryParse<Architecture>((string?)properties?["architecture"], ignoreCase: true, out var architecture) ? architecture : null,
            (string?)plan?["name"] is { } name ? new(name, (string?)plan["publisher"], (string?)plan["product"]) : null);
    }

    private static OfferedSize SizeOf(JsonObject sku)
    {
        var capabilities = (sku["capabilities"] as JsonArray ?? []).OfType<JsonObject>()
            .Where(c => (string?)c["name"] is not null)
            .DistinctBy(c => (string?)c["name"])
            .ToDictionary(c => (string)c["name"]!, c => (string?)c["value"] ?? "");
        var restriction = (sku["restrictions"] as JsonArray ?? []).FirstOrDefault(r => (string?)r?["type"] == "Location");
        return new(
            (string?)sku["family"] ?? "",
            int.TryParse(capabilities.GetValueOrDefault("vCPUs"), CultureInfo.InvariantCulture, out var cores) ? cores : 0,
            [.. capabilities.GetValueOrDefault("HyperVGenerations", "").Split(',').Where(g => Enum.TryParse<HyperVGeneration>(g, out _)).Select(Enum.Parse<HyperVGeneration>)],
            Enum.TryParse<Architecture>(capabilities.GetValueOrDefault("CpuArchitectureType"), ignoreCase: true, out var architecture) ? architecture : null,
            restriction is null ? null : (string?)restriction["reasonCode"] ?? "restricted");
    }

    // Unlike all other lists of ARM, those of the marketplace are bare arrays.
    private async Task<IReadOnlyList<string>> NamesAsync(string id, CancellationToken cancellationToken)
    {
        using var response = await arm.ReadAsync(id, ApiVersions.Marketplace, cancellationToken);
        return response.Status == 404
            ? []
            : [.. (JsonNode.Parse(ArmClient.Successful(response, $"to list {id}").Content) as JsonArray ?? []).Select(n => (string?)n?["name"]).OfType<string>()];
    }
}
