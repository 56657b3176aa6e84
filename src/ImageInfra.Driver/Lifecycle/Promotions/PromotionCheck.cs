namespace ImageInfra.Driver.Lifecycle.Promotions;

/// <summary>The result of a check before a promotion.</summary>
/// <param name="Name">The name of the check.</param>
/// <param name="Problem">The problem; null if the check passed.</param>
public sealed record PromotionCheck(string Name, string? Problem);
