using ImageInfra.Driver.Inventory;
using ImageInfra.Driver.Versions;
using ImageInfra.Project.Stacks;

namespace ImageInfra.Driver.Lifecycle.Revocations;

/// <summary>The versions and consumers affected by a revocation or a restoration.</summary>
/// <param name="Versions">The versions that were revoked or restored.</param>
/// <param name="Descendants">The descendants that were left unchanged.</param>
/// <param name="Consumers">The resources in Azure that use any of these versions.</param>
/// <param name="Notes">The next steps.</param>
/// <param name="Changes">The changes of stack files.</param>
public sealed record RevocationReport(
    IReadOnlyList<VersionNode> Versions,
    IReadOnlyList<VersionNode> Descendants,
    IReadOnlyList<VersionConsumer> Consumers,
    IReadOnlyList<string> Notes,
    IReadOnlyList<SettingsChange> Changes);
