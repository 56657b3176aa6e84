namespace ImageInfra.Driver.Lifecycle.Promotions;

/// <summary>One thing that was looked at before a promotion.</summary>
/// <param name="Name">What was looked at.</param>
/// <param name="Problem">What is wrong, or null.</param>
public sealed record PromotionCheck(string Name, string? Problem);
