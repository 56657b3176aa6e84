using ImageInfra.Driver.Stacks;
using ImageInfra.Model.Images;

namespace ImageInfra.Driver.Builds;

/// <summary>What has to be known of an image to finish a run of it.</summary>
/// <param name="Name">The image.</param>
/// <param name="Outputs">Its outputs in the stack, or null when the stack has it no more.</param>
/// <param name="OsType">Its operating system, which says what to expect of a first build.</param>
/// <param name="Version">What is said of its versions.</param>
/// <param name="Options">How it is built.</param>
internal sealed record FinishedImage(string Name, ImageOutputs? Outputs, OsType OsType, VersionSpec Version, BuildOptions Options)
{
    /// <summary>Where its versions are to be, with what only a version can say of a region.</summary>
    public IReadOnlyList<TargetRegion> Regions { get; init; } = [];
}
