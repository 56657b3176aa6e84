namespace ImageInfra.Driver.Lifecycle.Retention;

/// <summary>The decisions about the versions of a stack.</summary>
/// <param name="Verdicts">A decision for each version, by image, newest number first.</param>
/// <param name="Deletions">The versions to delete, in order: descendants first, then oldest first.</param>
public sealed record RetentionPlan(IReadOnlyList<VersionVerdict> Verdicts, IReadOnlyList<VersionVerdict> Deletions);
