using ImageInfra.Driver.Stacks;
using ImageInfra.Model.Images;

namespace ImageInfra.Driver.Builds;

/// <summary>The image that a run builds a version of.</summary>
/// <param name="Name">The name of the image.</param>
/// <param name="Outputs">Its outputs in the stack, or null when the stack no longer has it.</param>
/// <param name="OsType">Its operating system: the first build has no history, and takes as long as others of that system.</param>
/// <param name="Version">The settings of its versions.</param>
/// <param name="Options">The options of the build.</param>
public sealed record BuildTarget(string Name, ImageOutputs? Outputs, OsType OsType, VersionSpec Version, BuildOptions Options)
{
    /// <summary>The regions of its versions, with the properties that a template can't set.</summary>
    public IReadOnlyList<TargetRegion> Regions { get; init; } = [];

    /// <summary>Whether <c>latest</c> skips new versions.</summary>
    public bool ExcludeFromLatest { get; init; }
}
