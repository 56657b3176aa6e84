namespace ImageInfra.Driver.Runs;

/// <summary>What one distributor of a template made in its last run.</summary>
/// <param name="Name">The run output's name.</param>
/// <param name="ArtifactId">The ARM id of an image version or managed image, if it is one.</param>
/// <param name="ArtifactUri">The address of a VHD, if it is one.</param>
public sealed record RunOutput(string Name, string? ArtifactId, string? ArtifactUri);
