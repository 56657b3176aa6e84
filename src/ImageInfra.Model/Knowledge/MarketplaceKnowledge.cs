using System.Text.RegularExpressions;
using ImageInfra.Model.Images;

namespace ImageInfra.Model.Knowledge;

/// <summary>
/// What is known of marketplace images, by publisher, offer and SKU. The facts and their sources are in
/// <c>src/Knowledge/marketplace-images.json</c>, which is read at the first question.
/// </summary>
public static partial class MarketplaceKnowledge
{
    private static readonly Lazy<MarketplaceFile> s_file = new(() => KnowledgeFile.Read<MarketplaceFile>("marketplace-images.json"));

    private static readonly Lazy<ILookup<string, MarketplaceFile.Entry>> s_offers =
        new(() => s_file.Value.Offers.ToLookup(o => o.Publisher!, StringComparer.OrdinalIgnoreCase));

    private static readonly Lazy<Dictionary<string, MarketplaceFile.Entry>> s_publishers =
        new(() => s_file.Value.Publishers.ToDictionary(p => p.Name!, StringComparer.OrdinalIgnoreCase));

    /// <summary>Returns what is known of an image; an image of which nothing is known has no values. Names are compared ignoring case.</summary>
    public static MarketplaceImage Of(string publisher, string offer, string sku)
    {
        var ofPublisher = s_publishers.Value.GetValueOrDefault(publisher);
        var ofOffer = s_offers.Value[publisher].FirstOrDefault(o => o.IsOffer(offer));
        var ofSku = ofOffer?.Skus.FirstOrDefault(s => s.IsSku(sku));
        var marker = Marker(sku);
        var generation = ofSku?.HyperV ?? (ofSku is null && marker is not null ? null : ofOffer?.HyperV);
        var plan = new[] { ofSku, ofOffer, ofPublisher }.FirstOrDefault(e => e?.Plan is not null);
        var source = ofSku?.Source ?? ofOffer?.Source ?? marker?.Source ?? ofPublisher?.Source;
        return new()
        {
            OsType = ofOffer?.OsType ?? ofPublisher?.OsType,
            Generation = generation ?? marker?.HyperV,
            Architecture = ofSku?.Cpu ?? ofOffer?.Cpu ?? marker?.Cpu ?? Marker(offer)?.Cpu ?? (ofSku is null ? null : Architecture.X64),
            NeedsPlan = plan?.Plan == true,
            SupportsNvme = ofSku?.Nvme ?? ofOffer?.Nvme,
            IsWindowsClient = (ofSku?.Client ?? ofOffer?.Client) == true,
            IsAzureEdition = ofSku?.AzureEdition == true,
            SecurityTypes = ofSku?.Security ?? ofOffer?.Security,
            EndOfLife = ofSku?.EndOfLife ?? ofOffer?.EndOfLife,
            Certainty = (generation is null ? marker?.Certainty : ofSku?.Certainty ?? ofOffer?.Certainty) ?? Certainty.Convention,
            PlanCertainty = plan?.Certainty ?? ofOffer?.Certainty ?? Certainty.Convention,
            Source = source is null ? null : s_file.Value.Sources[source],
            IsOfferKnown = ofOffer is not null,
            IsSkuKnown = ofSku is not null,
            Skus = ofOffer is null ? [] : [.. ofOffer.Skus.SelectMany(s => s.Names)],
        };
    }

    /// <summary>Returns what is known of the image of a source.</summary>
    public static MarketplaceImage Of(ImageSource.PlatformImage source) => Of(source.Publisher, source.Offer, source.Sku);

    /// <summary>Returns the SKU of the other generation for a source, or null if none is known.</summary>
    public static string? TwinOf(ImageSource.PlatformImage source, HyperVGeneration generation) => Of(source).Skus.FirstOrDefault(sku =>
        Stem(sku).Equals(Stem(source.Sku), StringComparison.OrdinalIgnoreCase) && Of(source.Publisher, source.Offer, sku).Generation == generation);

    // 22_04-lts-gen2 and 22_04-lts have one stem, and so have gen1 and gen2, and 18_04-lts-gen2 and 18.04-LTS.
    private static string Stem(string sku) => Generations().Replace(sku, "").Replace('.', '_');

    [GeneratedRegex("[-_]?(g1|g2|gen1|gen2|gensecond)$", RegexOptions.IgnoreCase)]
    private static partial Regex Generations();

    // The name of an architecture before that of a generation: images of Arm64 are of generation 2.
    private static MarketplaceFile.Entry? Marker(string name) => s_file.Value.Markers.FirstOrDefault(m => m.IsSku(name));
}
