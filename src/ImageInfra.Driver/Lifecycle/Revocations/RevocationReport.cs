using ImageInfra.Driver.Inventory;
using ImageInfra.Driver.Versions;
using ImageInfra.Project.Stacks;

namespace ImageInfra.Driver.Lifecycle.Revocations;

/// <summary>What a revocation, or its end, concerns.</summary>
/// <param name="Versions">The versions that were revoked or restored.</param>
/// <param name="Descendants">What was made from them and was left as it is.</param>
/// <param name="Consumers">What in Azure uses any of them.</param>
/// <param name="Notes">What somebody should do next.</param>
/// <param name="Changes">What was changed in the stacks' files.</param>
public sealed record RevocationReport(
    IReadOnlyList<VersionNode> Versions,
    IReadOnlyList<VersionNode> Descendants,
    IReadOnlyList<VersionConsumer> Consumers,
    IReadOnlyList<string> Notes,
    IReadOnlyList<SettingsChange> Changes);
