namespace ImageInfra.Model.Images;

/// <summary>The purchase plan of an image definition (<c>purchasePlan</c>), where its images come from the marketplace. Can't change.</summary>
/// <param name="Name">The plan.</param>
/// <param name="Publisher">Optional. Its publisher.</param>
/// <param name="Product">Optional. Its product.</param>
public sealed record ImagePurchasePlan(string Name, string? Publisher = null, string? Product = null);
