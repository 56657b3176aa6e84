using ImageInfra.Driver.Versions;

namespace ImageInfra.Cli.Workplaces;

/// <summary>The versions of one image, newest number first.</summary>
internal sealed record ImageVersions(string Image, IReadOnlyList<PublishedVersion> Versions);
