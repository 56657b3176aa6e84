namespace ImageInfra.Driver.Lifecycle.Retention;

/// <summary>What is to become of the versions of a stack.</summary>
/// <param name="Verdicts">One for each version, by image, the newest number first.</param>
/// <param name="Deletions">Those that go, in their order: what was built from a version before it, then the oldest.</param>
public sealed record RetentionPlan(IReadOnlyList<VersionVerdict> Verdicts, IReadOnlyList<VersionVerdict> Deletions);
