using ImageInfra.Model.Images;
using ImageInfra.Project.Stacks;

namespace ImageInfra.Driver.Lifecycle.Promotions;

/// <summary>How a promotion went.</summary>
/// <param name="Image">The image.</param>
/// <param name="Version">The version.</param>
/// <param name="Checks">What was looked at.</param>
/// <param name="Change">What was changed in the stack's file; null if a check failed.</param>
/// <param name="MissingApprovals">How many people have to agree before an update takes it.</param>
public sealed record PromotionReport(
    string Image,
    ImageVersion Version,
    IReadOnlyList<PromotionCheck> Checks,
    SettingsChange? Change,
    int MissingApprovals);
