namespace ImageInfra.Model.Settings;

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
