using System.Text.RegularExpressions;
using ImageInfra.Simulator.Foundations;

namespace ImageInfra.Simulator.Providers.Marketplace;

/// <summary>Documented facts of a marketplace image. Facts that only follow from a naming convention are left out.</summary>
/// <param name="Generation">V1, V2, or null.</param>
/// <param name="Architecture">x64, Arm64, or null.</param>
/// <param name="SupportsNvme">Whether the image boots from NVMe disks, or null.</param>
/// <param name="NeedsPlan">Whether a VM needs the image's purchase plan.</param>
/// <param name="IsMissing">Whether the offer is known completely, and has no such sku.</param>
internal sealed record MarketplaceFacts(string? Generation, string? Architecture, bool? SupportsNvme, bool NeedsPlan, bool IsMissing)
{
    private static readonly Lazy<Facts> s_facts = new(() => new(KnownFacts.Read("marketplace-images.json")));

    public static MarketplaceFacts Of(JsonNode source) =>
        s_facts.Value.Of((string)source["publisher"]!, (string)source["offer"]!, (string)source["sku"]!);

    /// <summary>The skus of an offer that are known by name.</summary>
    public static IEnumerable<string> Skus(string publisher, string offer) => s_facts.Value.Skus(publisher, offer);

    private sealed class Facts(JsonNode file)
    {
        private readonly List<(JsonNode Entry, Regex Offer, List<(JsonNode Entry, Regex? Match)> Skus)> _offers =
        [
            .. ((JsonArray)file["offers"]!).Select(o => (o!, KnownFacts.Pattern(o!["offer"]), ((JsonArray)o["skus"]!).Select(s => (s!, s!["match"] is { } match ? KnownFacts.Pattern(match) : null)).ToList())),
        ];

        private readonly List<(JsonNode Entry, Regex Match)> _markers = [.. ((JsonArray)file["markers"]!).Select(m => (m!, KnownFacts.Pattern(m!["match"])))];

        public MarketplaceFacts Of(string publisher, string offer, string sku)
        {
            var ofPublisher = ((JsonArray)file["publishers"]!).FirstOrDefault(p => Same(p!["name"], publisher));
            var known = _offers.FirstOrDefault(o => Same(o.Entry["publisher"], publisher) && o.Offer.IsMatch(offer));
            var ofSku = known.Skus?.FirstOrDefault(s => (s.Entry["names"] as JsonArray ?? []).Any(n => Same(n, sku)) || s.Match?.IsMatch(sku) == true).Entry;
            var marker = Marker(sku);
            var plan = new[] { ofSku, known.Entry, ofPublisher }.FirstOrDefault(e => e?["plan"] is not null);
            var isDocumented = IsDocumented(ofSku ?? known.Entry) ?? IsDocumented(known.Entry) ?? true;
            var generation = isDocumented ? (string?)(ofSku?["generation"] ?? (ofSku is null && marker is not null ? null : known.Entry?["generation"])) : null;
            return new(
                generation ?? (IsDocumented(marker) == true ? (string?)marker?["generation"] : null),
                isDocumented || ofSku is null ? (string?)(ofSku?["architecture"] ?? known.Entry?["architecture"] ?? marker?["architecture"] ?? Marker(offer)?["architecture"]) ?? (ofSku is null ? null : "x64") : null,
                (bool?)(ofSku?["nvme"] ?? known.Entry?["nvme"]),
                (bool?)plan?["plan"] == true && (IsDocumented(plan) ?? IsDocumented(known.Entry)) == true,
                (bool?)known.Entry?["complete"] == true && ofSku is null);
        }

        public IEnumerable<string> Skus(string publisher, string offer) =>
            _offers.FirstOrDefault(o => Same(o.Entry["publisher"], publisher) && o.Offer.IsMatch(offer)).Skus?.SelectMany(s => s.Entry["names"] as JsonArray ?? []).Select(n => (string)n!) ?? [];

        private JsonNode? Marker(string name) => _markers.FirstOrDefault(m => m.Match.IsMatch(name)).Entry;

        private static bool? IsDocumented(JsonNode? entry) => (string?)entry?["sure"] is { } sure ? sure == "documented" : null;

        private static bool Same(JsonNode? one, string other) => ((string?)one)?.Equals(other, StringComparison.OrdinalIgnoreCase) == true;
    }
}
