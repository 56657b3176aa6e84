using ImageInfra.Driver.Runs;

namespace ImageInfra.Driver.Builds;

/// <summary>How the builds of a request ended, in the order of the catalog.</summary>
public sealed record BuildReport(IReadOnlyList<ImageBuildResult> Images)
{
    /// <summary>Whether every image has its version.</summary>
    public bool Succeeded => Images.All(i => i.Outcome is BuildOutcome.Succeeded);
}
