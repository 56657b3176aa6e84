using ImageInfra.Driver.Runs.Ledger;
using ImageInfra.Driver.Versions;

namespace ImageInfra.Driver.Builds;

/// <summary>Records the provenance of each new version.</summary>
public interface IVersionRecorder
{
    /// <summary>Records one version.</summary>
    /// <returns>The hash of the record, for a tag of the version; null if nothing is known about its template.</returns>
    Task<string?> RecordAsync(
        RunEntry run,
        BuildTarget target,
        PublishedVersion version,
        IProgress<BuildEvent> progress,
        CancellationToken cancellationToken);

    /// <summary>Finds the record that this or another process wrote, without writing one.</summary>
    /// <returns>The hash of the record; null if there is none.</returns>
    Task<string?> FindAsync(RunEntry run, PublishedVersion version, CancellationToken cancellationToken);
}
