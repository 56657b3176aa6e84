using ImageInfra.Model.Images;

namespace ImageInfra.Model.Settings;

/// <summary>
/// A version that is promoted from another stack: the same image content, in the regions of this stack. An item of
/// <c>imageinfra:promotions</c>, which <c>imageinfra promote</c> writes and people review.
/// </summary>
/// <param name="Source">Required. The ARM id of the source version.</param>
public sealed record PromotedVersion(string Source)
{
    /// <summary>Optional. The tags of the source's build, of <see cref="WellKnownTags"/>. Default: none.</summary>
    public Tags Tags { get; init; } = Tags.Empty;

    /// <summary>Optional. The end of life, copied from the source. Default: none.</summary>
    public DateTimeOffset? EndOfLife { get; init; }

    /// <summary>Optional. The people who approved the promotion. Default: none.</summary>
    public IReadOnlyList<string> Approvals { get; init; } = [];
}

/// <summary>The conditions for promotions to a stack: <c>imageinfra:promotionRules</c>.</summary>
public sealed record PromotionRules
{
    /// <summary>Optional. The number of approvals by different people: <c>approvals</c>, 0 to 10. Default: 0.</summary>
    public int Approvals { get; init; }

    /// <summary>Optional. The minimum age of the version in the source stack: <c>soakHours</c>, 0 to 8760. Default: 0.</summary>
    public TimeSpan Soak { get; init; }

    /// <summary>Optional. The channel of the source stack that must point to the version. Default: none.</summary>
    public string? Channel { get; init; }

    /// <summary>Returns the number of missing approvals, at least 0. Two approvals by one person count once.</summary>
    public int Missing(PromotedVersion promoted) =>
        Math.Max(0, Approvals - promoted.Approvals.Distinct(StringComparer.OrdinalIgnoreCase).Count());
}
