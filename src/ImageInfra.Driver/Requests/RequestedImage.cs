using ImageInfra.Driver.Runs;

namespace ImageInfra.Driver.Requests;

/// <summary>An image of a request.</summary>
/// <param name="Image">The image.</param>
public sealed record RequestedImage(string Image)
{
    /// <summary>How it ended; null while it has not.</summary>
    public BuildOutcome? Outcome { get; init; }

    /// <summary>The ARM id of the template that is run for it; null until that is known.</summary>
    public string? TemplateId { get; init; }

    /// <summary>Which run of the template it is in the ledger; null until it is decided on.</summary>
    public int? Run { get; init; }

    /// <summary>The ARM id of the version that it got.</summary>
    public string? VersionId { get; init; }

    /// <summary>Why it was not built.</summary>
    public string? Message { get; init; }
}
