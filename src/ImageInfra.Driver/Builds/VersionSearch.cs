using ImageInfra.Driver.Runs;
using ImageInfra.Driver.Runs.Ledger;
using ImageInfra.Driver.Versions;
using ImageInfra.Model.Images;

namespace ImageInfra.Driver.Builds;

/// <summary>Finds the version that a run published.</summary>
internal sealed class VersionSearch(IImageBuilds builds, IImageVersions versions)
{
    /// <summary>
    /// Reads the template's run output: the id of a version, managed image or VHD. Valid only while the run is the last one of the
    /// template, because the next run overwrites it.
    /// </summary>
    public async Task<string?> InRunOutputsAsync(RunEntry run, string? runOutputName, CancellationToken cancellationToken)
    {
        var template = await builds.FindAsync(run.TemplateId, cancellationToken);
        if (template?.LastRun?.StartTime != run.StartTime)
        {
            return null;
        }

        var outputs = await builds.RunOutputsAsync(run.TemplateId, cancellationToken);
        var output = outputs.FirstOrDefault(o => string.Equals(o.Name, runOutputName, StringComparison.OrdinalIgnoreCase));
        return output?.ArtifactId ?? output?.ArtifactUri;
    }

    /// <summary>
    /// Finds the version with the tag of the run's template that was published between the start of the run and that of the template's
    /// next run.
    /// </summary>
    public async Task<PublishedVersion?> ByTagsAsync(RunEntry run, string definitionId, CancellationToken cancellationToken)
    {
        var next = (await builds.FindAsync(run.TemplateId, cancellationToken))?.LastRun?.StartTime is { } last && last > run.StartTime ? last : (DateTimeOffset?)null;
        var published = await versions.ListAsync(definitionId, cancellationToken);
        return published.FirstOrDefault(v =>
            v.Tags.TryGetValue(WellKnownTags.Template, out var template)
            && string.Equals(template, run.TemplateName, StringComparison.OrdinalIgnoreCase)
            && v.PublishedDate >= run.StartTime
            && (next is null || v.PublishedDate < next));
    }
}
