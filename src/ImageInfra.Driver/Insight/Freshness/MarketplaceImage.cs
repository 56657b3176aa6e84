namespace ImageInfra.Driver.Insight.Freshness;

/// <summary>An image in Azure's marketplace.</summary>
/// <param name="Publisher">The publisher, such as <c>canonical</c>.</param>
/// <param name="Offer">The offer.</param>
/// <param name="Sku">The SKU.</param>
public sealed record MarketplaceImage(string Publisher, string Offer, string Sku)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Publisher}:{Offer}:{Sku}";
}
