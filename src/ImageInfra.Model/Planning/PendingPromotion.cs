using ImageInfra.Model.Images;

namespace ImageInfra.Model.Planning;

/// <summary>A version that a stack does not take yet, because too few people agreed to it.</summary>
/// <param name="Image">The image.</param>
/// <param name="Version">The version.</param>
/// <param name="MissingApprovals">How many more have to agree.</param>
public sealed record PendingPromotion(string Image, ImageVersion Version, int MissingApprovals);
