using ImageInfra.Driver.Failures;
using ImageInfra.Driver.Foundations;
using ImageInfra.Driver.Runs;
using ImageInfra.Driver.Runs.Ledger;
using ImageInfra.Driver.Versions;
using ImageInfra.Model.Images;

namespace ImageInfra.Driver.Builds;

/// <summary>
/// Concludes an ended run: finds its version, replicates it to its regions and tags it, or finds out why there is no version; then
/// closes the run in the ledger. Another process may safely repeat all of this.
/// </summary>
internal sealed class RunConclusion(
    IImageBuilds builds,
    IImageVersions versions,
    IRunLedger ledger,
    IFailureInvestigation investigation,
    TimeProvider clock,
    IVersionRecorder? recorder)
{
    private static readonly TimeSpan s_pause = TimeSpan.FromMinutes(5);

    private readonly VersionSearch _search = new(builds, versions);
    private readonly VersionDistribution _distribution = new(versions, clock);

    /// <summary>Concludes a run.</summary>
    public async Task<ImageBuildResult> ConcludeAsync(
        RunEntry run,
        BuildTarget image,
        IProgress<BuildEvent> progress,
        CancellationToken cancellationToken) => run.State switch
        {
            RunState.Succeeded or RunState.PartiallySucceeded =>
                await FindAsync(run, image, cancellationToken) is { } version
                    ? await PublishAsync(run, image, version, progress, cancellationToken)
                    : await FailAsync(run, image, Missing(run)),
            RunState.Canceled => await CancelAsync(run, image, await ByTagsAsync(run, image, cancellationToken)),
            RunState.Failed => await FailOrWaitAsync(run, image, progress, cancellationToken),
            _ => await ByTagsAsync(run, image, cancellationToken) is { } version
                ? await PublishAsync(run, image, version.Id, progress, cancellationToken)
                : await FailAsync(run, image, Missing(run)),
        };

    private async Task<string?> FindAsync(RunEntry run, BuildTarget image, CancellationToken cancellationToken) =>
        await _search.InRunOutputsAsync(run, image.Outputs?.Template?.RunOutputName, cancellationToken)
            ?? (await ByTagsAsync(run, image, cancellationToken))?.Id;

    private async Task<PublishedVersion?> ByTagsAsync(RunEntry run, BuildTarget image, CancellationToken cancellationToken) =>
        image.Outputs is { } outputs && run.StartTime is not null
            ? await _search.ByTagsAsync(run, outputs.DefinitionId, cancellationToken)
            : null;

    // When Azure stops waiting for a distribution, the distribution continues: its version exists and may still complete.
    private async Task<ImageBuildResult> FailOrWaitAsync(RunEntry run, BuildTarget image, IProgress<BuildEvent> progress, CancellationToken cancellationToken)
    {
        var explanation = await investigation.ExplainAsync(run, cancellationToken);
        var deadline = (run.EndTime ?? clock.GetUtcNow()) + VersionDistribution.Patience;
        while (explanation.Category is FailureCategory.Distribution && await ByTagsAsync(run, image, cancellationToken) is { ProvisioningState: not "Failed" } late)
        {
            if (late.ProvisioningState == "Succeeded")
            {
                return await PublishAsync(run, image, late.Id, progress, cancellationToken);
            }

            if (clock.GetUtcNow() >= deadline)
            {
                break;
            }

            progress.Report(new BuildEvent.Replicating(image.Name, late.Id, late.Replicas));
            await Task.Delay(s_pause, clock, cancellationToken);
        }

        return await FailAsync(run, image, explanation);
    }

    private async Task<ImageBuildResult> PublishAsync(RunEntry run, BuildTarget image, string artifact, IProgress<BuildEvent> progress, CancellationToken cancellationToken)
    {
        if (!artifact.Contains("/versions/", StringComparison.OrdinalIgnoreCase))
        {
            return await SucceedAsync(run, image, artifact, progress);
        }

        var version = await _distribution.CompleteAsync(
            artifact,
            v => progress.Report(new BuildEvent.Replicating(image.Name, artifact, v.Replicas)),
            cancellationToken);

        var hash = recorder is null ? null : await RecordAsync(recorder, run, image, version, progress, cancellationToken);
        await StampAsync(run, image, version, hash, progress, cancellationToken);
        if (image.Options.Check is { } check)
        {
            if (await check.CheckAsync(image.Name, artifact, cancellationToken) is { } problem)
            {
                return await RejectAsync(run, image, version, problem, cancellationToken);
            }

            await UpdateAsync(image, version, new() { Tags = TagChange.Of(WellKnownTags.Check, "succeeded") }, progress, cancellationToken);
        }

        var missing = version.Replicas.Where(r => r.State is not null and not "Completed").Select(r => r.Region).ToList();
        return missing.Count == 0
            ? await SucceedAsync(run, image, artifact, progress)
            : await FailAsync(run, image, MissingIn(artifact, image, missing), BuildOutcome.PartiallySucceeded, artifact);
    }

    // A process that joined another's run keeps the provenance that the other one recorded. A statement that it wrote before the other
    // one did gets its own tag on the version, so that every statement is referenced by a version.
    private static async Task<string?> RecordAsync(
        IVersionRecorder recorder,
        RunEntry run,
        BuildTarget image,
        PublishedVersion version,
        IProgress<BuildEvent> progress,
        CancellationToken cancellationToken)
    {
        var recorded = version.Tags.GetValueOrDefault(WellKnownTags.Provenance);
        if (run.IsRequested || (recorded is null && !version.Tags.ContainsKey(WellKnownTags.ReconstructedProvenance)))
        {
            return await recorder.RecordAsync(run, image, version, progress, cancellationToken);
        }

        return !version.Tags.ContainsKey(WellKnownTags.ReconstructedProvenance) && await recorder.FindAsync(run, version, cancellationToken) is { } own && own != recorded
            ? own
            : null;
    }

    private async Task StampAsync(RunEntry run, BuildTarget image, PublishedVersion version, string? hash, IProgress<BuildEvent> progress, CancellationToken cancellationToken)
    {
        var template = await builds.FindAsync(run.TemplateId, cancellationToken);
        if (VersionStamp.Of(version, run, template, image, hash) is { } update)
        {
            await UpdateAsync(image, version, update, progress, cancellationToken);
        }
    }

    private async Task UpdateAsync(BuildTarget image, PublishedVersion version, VersionUpdate update, IProgress<BuildEvent> progress, CancellationToken cancellationToken)
    {
        try
        {
            await versions.UpdateAsync(version.Id, update, cancellationToken);
        }
        catch (DriverException e) when (e.Failure is not DriverFailure.AzureUnavailable)
        {
            // A version without tags is still usable.
            progress.Report(new BuildEvent.Warning(image.Name, $"{version.Number} is published, but some of its tags, dates and region properties could not be set: {e.Message}"));
        }
    }

    // The version is kept for investigation, but excluded from latest.
    private async Task<ImageBuildResult> RejectAsync(RunEntry run, BuildTarget image, PublishedVersion version, string problem, CancellationToken cancellationToken)
    {
        await versions.UpdateAsync(
            version.Id,
            new() { ExcludeFromLatest = true, Tags = TagChange.Of(WellKnownTags.Check, "failed") },
            cancellationToken);
        var why = new FailureExplanation
        {
            Category = FailureCategory.Script,
            Owner = FailureOwner.Author,
            Summary = $"version {version.Number} was built, but failed its check: {problem}",
            NextStep = $"examine the version, which is excluded from latest; fix the image or the check, then build again",
            IsRetryHelpful = false,
        };
        return await FailAsync(run, image, why, artifact: version.Id);
    }

    private async Task<ImageBuildResult> SucceedAsync(RunEntry run, BuildTarget image, string artifact, IProgress<BuildEvent> progress)
    {
        await CloseAsync(run with { Outcome = BuildOutcome.Succeeded, VersionId = artifact });
        var status = new RunStatus(RunState.Succeeded, null, run.StartTime ?? run.IntendedAt, run.EndTime, "");
        progress.Report(new BuildEvent.Published(image.Name, artifact, status));
        return new(image.Name, BuildOutcome.Succeeded, artifact, run.Elapsed);
    }

    private async Task<ImageBuildResult> FailAsync(
        RunEntry run,
        BuildTarget image,
        FailureExplanation why,
        BuildOutcome outcome = BuildOutcome.Failed,
        string? artifact = null)
    {
        await CloseAsync(run with
        {
            Outcome = outcome,
            VersionId = artifact,
            Category = why.Category,
            Explanation = $"{why.Summary}; {why.NextStep}",
        });
        return new(image.Name, outcome, artifact, run.Elapsed, why.Summary, why);
    }

    // The result is saved even after a cancellation, because the work is complete.
    private Task<RunEntry> CloseAsync(RunEntry run) => ledger.SaveAsync(run with { Stage = RunStage.Closed }, CancellationToken.None);

    // Azure keeps what a canceled run has already distributed.
    private async Task<ImageBuildResult> CancelAsync(RunEntry run, BuildTarget image, PublishedVersion? begun)
    {
        var why = new FailureExplanation
        {
            Category = FailureCategory.Canceled,
            Owner = FailureOwner.Author,
            Summary = begun is null
                ? $"the run of '{run.TemplateName}' was canceled"
                : $"the run of '{run.TemplateName}' was canceled during distribution, and left version {begun.Number}",
            NextStep = begun is null
                ? "build the image again if needed"
                : $"check with 'imageinfra versions {image.Name}' whether version {begun.Number} is complete; delete it if it is not needed",
            IsRetryHelpful = false,
        };
        return await FailAsync(run, image, why, BuildOutcome.Canceled, begun?.Id);
    }

    private static FailureExplanation Missing(RunEntry run) => new()
    {
        Category = FailureCategory.Unknown,
        Owner = FailureOwner.Unknown,
        Summary = run.State is null
            ? $"the outcome of the run of '{run.TemplateName}' is no longer available, and no image version has its tag"
            : $"the run of '{run.TemplateName}' succeeded, but neither its run output nor a tag identifies its version",
        NextStep = "check the template and the image definition in the Azure portal, then build again",
        IsRetryHelpful = false,
    };

    private static FailureExplanation MissingIn(string versionId, BuildTarget image, IReadOnlyList<string> regions) => new()
    {
        Category = FailureCategory.Distribution,
        Owner = FailureOwner.Azure,
        Summary = $"version {ArmNames.Last(versionId)} is published, but missing in {string.Join(", ", regions)}",
        NextStep = $"retry only the distribution with 'imageinfra distribute {image.Name} {ArmNames.Last(versionId)}'; no build is needed",
        IsRetryHelpful = false,
    };
}
