using ImageInfra.Driver.Runs;
using ImageInfra.Driver.Runs.Ledger;
using ImageInfra.Driver.Versions;
using ImageInfra.Model.Images;

namespace ImageInfra.Driver.Builds;

/// <summary>
/// Finds the results of earlier runs of a template, so that the same content is not built again: in the ledger, or in the tags of
/// versions that another machine built. The name of a template contains a hash of its content.
/// </summary>
internal sealed class VersionReuse(IImageVersions versions, IRunLedger ledger, TimeProvider clock)
{
    /// <summary>The maximum age of a version that counts as the result of a repeated build.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromHours(12);

    private readonly VersionDistribution _distribution = new(versions, clock);

    /// <summary>
    /// Finds the last run of the template if it succeeded but was not recorded, because its driver crashed. Its version has the tag of
    /// the template but not that of a run.
    /// </summary>
    /// <param name="intent">The run to start.</param>
    /// <param name="last">The last run of the template.</param>
    /// <param name="image">The image.</param>
    /// <param name="hasCheck">Whether the build has a check; then an unchecked version is unfinished too.</param>
    /// <param name="cancellationToken">Cancels the calls.</param>
    /// <returns>An entry for the ledger that can be concluded; null if there is none.</returns>
    public async Task<RunEntry?> FindLeftoverAsync(RunEntry intent, RunStatus? last, BuildTarget image, bool hasCheck, CancellationToken cancellationToken)
    {
        if (image.Outputs is not { } outputs
            || last is not { State: RunState.Succeeded or RunState.PartiallySucceeded } run
            || await IsKnownAsync(intent, run.StartTime, cancellationToken))
        {
            return null;
        }

        var published = await versions.ListAsync(outputs.DefinitionId, cancellationToken);
        return published.Any(v => IsOf(v, intent) && v.PublishedDate >= run.StartTime && IsUnfinished(v, hasCheck))
            ? intent with
            {
                IntendedAt = clock.GetUtcNow(),
                Stage = RunStage.Ended,
                Commit = null,
                IsAdopted = true,
                StartTimeBefore = run.StartTime,
                StartTime = run.StartTime,
                State = run.State,
                EndTime = run.EndTime,
                Message = run.Message,
            }
            : null;
    }

    /// <summary>
    /// Finds the newest usable result of the template (version, managed image or VHD) with the reason; null if there is none. Waits for
    /// a version that is being updated. The version of a run in progress does not count, because its run is joined.
    /// </summary>
    public async Task<(string Id, string Reason)?> FindAsync(
        RunEntry intent,
        RunStatus? last,
        BuildTarget image,
        ReuseTerms terms,
        IProgress<BuildEvent> progress,
        CancellationToken cancellationToken)
    {
        var until = last is { IsInProgress: true } ? last.StartTime : DateTimeOffset.MaxValue;
        var published = image.Outputs is { } outputs ? await versions.ListAsync(outputs.DefinitionId, cancellationToken) : [];
        foreach (var listed in published.Where(v => IsOf(v, intent) && v.PublishedDate >= terms.Since && v.PublishedDate < until).OrderByDescending(v => v.Number))
        {
            var version = StandingOf(listed).State is VersionState.Updating
                ? await _distribution.WaitAsync(listed.Id, v => progress.Report(new BuildEvent.Replicating(image.Name, v.Id, v.Replicas)), cancellationToken)
                : listed;
            if (StandingOf(version).IsUsable && (!terms.HasCheck || HasPassed(version)))
            {
                return (version.Id, Reason(version.PublishedDate));
            }
        }

        // Managed images and VHDs cannot be listed by tag, so they are looked up in the ledger.
        var runs = await ledger.FindAsync(new RunFilter { Stack = intent.Stack, Image = intent.Image, Outcome = BuildOutcome.Succeeded, Since = terms.Since, Limit = 10 }, cancellationToken);
        return runs.FirstOrDefault(r => Same(r.TemplateId, intent.TemplateId) && r.VersionId?.Contains("/versions/", StringComparison.OrdinalIgnoreCase) is false) is { } made
            ? (made.VersionId!, Reason(made.EndTime))
            : null;

        VersionStanding StandingOf(PublishedVersion version) => VersionStanding.Of(version, image.Name, terms.Settings, clock.GetUtcNow());
    }

    private async Task<bool> IsKnownAsync(RunEntry intent, DateTimeOffset start, CancellationToken cancellationToken) =>
        intent.Number > 1
        && await ledger.FindAsync(intent.Image, intent.TemplateId, intent.Number - 1, cancellationToken) is { } last
        && last.StartTime == start;

    private static bool IsUnfinished(PublishedVersion version, bool hasCheck) =>
        !version.Tags.ContainsKey(WellKnownTags.Run) || (hasCheck && !version.Tags.ContainsKey(WellKnownTags.Check));

    private static string Reason(DateTimeOffset? time) => $"was built from the same content at {time?.UtcDateTime:yyyy-MM-dd HH:mm} UTC";

    private static bool HasPassed(PublishedVersion version) => version.Tags.GetValueOrDefault(WellKnownTags.Check) is "succeeded";

    private static bool IsOf(PublishedVersion version, RunEntry intent) => Same(version.Tags.GetValueOrDefault(WellKnownTags.Template), intent.TemplateName);

    private static bool Same(string? one, string? other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
