using ImageInfra.Driver.Runs;

namespace ImageInfra.Driver.Builds;

/// <summary>The results of a request's builds, in the order of the catalog.</summary>
public sealed record BuildReport(IReadOnlyList<ImageBuildResult> Images)
{
    /// <summary>Whether every image was built.</summary>
    public bool Succeeded => Images.All(i => i.Outcome is BuildOutcome.Succeeded);
}
