namespace ImageInfra.Model.Images;

/// <summary>What an image definition calls itself; the triple is unique in a gallery and can't change.</summary>
/// <param name="Publisher">At most 128 characters.</param>
/// <param name="Offer">At most 64 characters.</param>
/// <param name="Sku">At most 64 characters.</param>
public sealed record ImageIdentifier(string Publisher, string Offer, string Sku);
