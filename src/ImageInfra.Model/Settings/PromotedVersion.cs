using ImageInfra.Model.Images;

namespace ImageInfra.Model.Settings;

/// <summary>
/// A version that this stack has, or will have, from another stack's gallery: the same bits, with this stack's regions. An item
/// of <c>imageinfra:promotions</c>, which <c>imageinfra promote</c> writes and people review.
/// </summary>
/// <param name="Source">Required. The ARM id of the version that it is copied from.</param>
public sealed record PromotedVersion(string Source)
{
    /// <summary>Optional. What the source said of its making: tags of <see cref="WellKnownTags"/>. Default: none.</summary>
    public Tags Tags { get; init; } = Tags.Empty;

    /// <summary>Optional. When its maintenance ends, as where it comes from. Default: not said.</summary>
    public DateTimeOffset? EndOfLife { get; init; }

    /// <summary>Optional. Who agreed to it. Default: nobody.</summary>
    public IReadOnlyList<string> Approvals { get; init; } = [];
}
