namespace ImageInfra.Driver.Insight.Freshness;

/// <summary>An image in Azure's marketplace.</summary>
/// <param name="Publisher">Its publisher, such as <c>canonical</c>.</param>
/// <param name="Offer">Its offer.</param>
/// <param name="Sku">Its SKU.</param>
public sealed record MarketplaceImage(string Publisher, string Offer, string Sku)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Publisher}:{Offer}:{Sku}";
}
