using ImageInfra.Model.Images;

namespace ImageInfra.Model.Settings;

/// <summary>
/// A version that this stack has, or will have, from another stack's gallery: the same bits, with this stack's regions. An item
/// of <c>imageinfra:promotions</c>, which <c>imageinfra promote</c> writes and people review.
/// </summary>
/// <param name="Source">Required. The ARM id of the version that it is copied from.</param>
public sealed record PromotedVersion(string Source)
{
    /// <summary>Optional. Tags of the source's build, of <see cref="WellKnownTags"/>. Default: none.</summary>
    public Tags Tags { get; init; } = Tags.Empty;

    /// <summary>Optional. The end of life, copied from the source. Default: none.</summary>
    public DateTimeOffset? EndOfLife { get; init; }

    /// <summary>Optional. Who approved it. Default: none.</summary>
    public IReadOnlyList<string> Approvals { get; init; } = [];
}

/// <summary>What a version needs before this stack takes it: <c>imageinfra:promotionRules</c>.</summary>
public sealed record PromotionRules
{
    /// <summary>Optional. How many different people have to agree: <c>approvals</c>, 0 to 10. Default: 0.</summary>
    public int Approvals { get; init; }

    /// <summary>Optional. How old the version has to be where it comes from: <c>soakHours</c>, 0 to 8760. Default: 0.</summary>
    public TimeSpan Soak { get; init; }

    /// <summary>Optional. The channel that it has to be in where it comes from. Default: none.</summary>
    public string? Channel { get; init; }

    /// <summary>How many more people have to agree to a version, at least 0. Who is there twice counts once.</summary>
    public int Missing(PromotedVersion promoted) =>
        Math.Max(0, Approvals - promoted.Approvals.Distinct(StringComparer.OrdinalIgnoreCase).Count());
}
