using ImageInfra.Model.Images;
using ImageInfra.Project.Stacks;

namespace ImageInfra.Driver.Lifecycle.Promotions;

/// <summary>The result of a promotion.</summary>
/// <param name="Image">The image.</param>
/// <param name="Version">The version.</param>
/// <param name="Checks">The results of the checks.</param>
/// <param name="Change">The change of the stack file; null if a check failed.</param>
/// <param name="MissingApprovals">The number of approvals still missing before an update creates the version.</param>
public sealed record PromotionReport(
    string Image,
    ImageVersion Version,
    IReadOnlyList<PromotionCheck> Checks,
    SettingsChange? Change,
    int MissingApprovals);
