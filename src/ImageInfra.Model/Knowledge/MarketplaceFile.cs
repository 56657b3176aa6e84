using System.Text.RegularExpressions;
using ImageInfra.Model.Images;

namespace ImageInfra.Model.Knowledge;

/// <summary>The content of <c>marketplace-images.json</c>.</summary>
internal sealed record MarketplaceFile(
    IReadOnlyDictionary<string, string> Sources,
    IReadOnlyList<MarketplaceFile.Entry> Markers,
    IReadOnlyList<MarketplaceFile.Entry> Publishers,
    IReadOnlyList<MarketplaceFile.Entry> Offers)
{
    /// <summary>Facts of a publisher, an offer, a sku or a marker.</summary>
    public sealed record Entry
    {
        private readonly Lazy<Regex?> _match;
        private readonly Lazy<Regex?> _offer;

        public Entry()
        {
            _match = new(() => Match is null ? null : KnowledgeFile.Pattern(Match));
            _offer = new(() => Offer is null ? null : KnowledgeFile.Pattern(Offer));
        }

        public string? Name { get; init; }

        public string? Publisher { get; init; }

        public string? Offer { get; init; }

        public IReadOnlyList<string> Names { get; init; } = [];

        public string? Match { get; init; }

        public IReadOnlyList<Entry> Skus { get; init; } = [];

        public string? Os { get; init; }

        public string? Generation { get; init; }

        public string? Architecture { get; init; }

        public string? Sure { get; init; }

        public string? Source { get; init; }

        public bool? Plan { get; init; }

        public bool? Nvme { get; init; }

        public bool? Client { get; init; }

        public bool? AzureEdition { get; init; }

        public IReadOnlyList<string>? Security { get; init; }

        public DateOnly? EndOfLife { get; init; }

        public OsType? OsType => Os is null ? null : Enum.Parse<OsType>(Os);

        public HyperVGeneration? HyperV => Generation is null ? null : Enum.Parse<HyperVGeneration>(Generation);

        public Architecture? Cpu => Architecture is null ? null : Enum.Parse<Architecture>(Architecture, ignoreCase: true);

        public Certainty? Certainty => Sure switch
        {
            null => null,
            "documented" => Knowledge.Certainty.Documented,
            _ => Knowledge.Certainty.Convention,
        };

        public bool IsOffer(string offer) => _offer.Value?.IsMatch(offer) == true;

        public bool IsSku(string sku) => Names.Contains(sku, StringComparer.OrdinalIgnoreCase) || _match.Value?.IsMatch(sku) == true;
    }
}
