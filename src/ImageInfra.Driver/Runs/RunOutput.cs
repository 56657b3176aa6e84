namespace ImageInfra.Driver.Runs;

/// <summary>The output of one distributor of a template in its last run.</summary>
/// <param name="Name">The name of the run output.</param>
/// <param name="ArtifactId">The ARM id of an image version or managed image; null for a VHD.</param>
/// <param name="ArtifactUri">The URL of a VHD; null for other outputs.</param>
public sealed record RunOutput(string Name, string? ArtifactId, string? ArtifactUri);
