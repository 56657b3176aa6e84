using ImageInfra.Model.Images;

namespace ImageInfra.Model.Settings;

/// <summary>The version that a channel of an image stands for: an item of <c>imageinfra:channels</c>.</summary>
/// <param name="Version">Required. The version.</param>
public sealed record ChannelPin(ImageVersion Version)
{
    /// <summary>Optional. Since when. Default: not known.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>Optional. What it stood for before, which a rollback goes back to. Default: not known.</summary>
    public ImageVersion? Previous { get; init; }

    /// <summary>Optional. What it was taken back from; no rule brings it forward to that again. Default: it was not.</summary>
    public ImageVersion? RolledBackFrom { get; init; }
}
