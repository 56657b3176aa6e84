using ImageInfra.Driver.Foundations;
using ImageInfra.Driver.Runs;
using ImageInfra.Driver.Runs.Ledger;
using ImageInfra.Driver.Store;
using ImageInfra.Driver.Updates;
using ImageInfra.Driver.Versions;
using ImageInfra.Model.Images;

namespace ImageInfra.Driver.Lifecycle.Promotions;

/// <summary>Retries the replication of a version to the regions where it failed.</summary>
public sealed class DistributionService(UpdateService updates, IImageVersions versions, IRunLedger ledger, TimeProvider clock)
{
    /// <summary>Completes the replication of a version, or of the newest one, and returns the updated version.</summary>
    /// <exception cref="DriverException">The image or version does not exist.</exception>
    public async Task<PublishedVersion> CompleteAsync(
        string image,
        ImageVersion? number,
        Action<PublishedVersion> progress,
        CancellationToken cancellationToken)
    {
        var outputs = await updates.OutputsAsync(cancellationToken);
        if (outputs?.Images.GetValueOrDefault(image) is not { } found)
        {
            throw UnknownName.Image("the stack", image, [.. outputs?.Images.Keys ?? []]);
        }

        var published = await versions.ListAsync(found.DefinitionId, cancellationToken);
        var version = published.FirstOrDefault(v => number is null || v.Number == number) ?? throw new DriverException(
            DriverFailure.NotFound,
            $"image '{image}' has no version {number}; it has {(published.Count == 0 ? "none" : string.Join(", ", published.Select(v => v.Number)))}");
        version = await new VersionDistribution(versions, clock).CompleteAsync(version.Id, progress, cancellationToken);
        if (version.Replicas.All(r => r.State is "Completed"))
        {
            await CompleteAsync(image, version, cancellationToken);
        }

        return version;
    }

    private async Task CompleteAsync(string image, PublishedVersion version, CancellationToken cancellationToken)
    {
        var runs = await ledger.FindAsync(new RunFilter { Image = image, Outcome = BuildOutcome.PartiallySucceeded }, cancellationToken);
        if (runs.FirstOrDefault(r => string.Equals(r.VersionId, version.Id, StringComparison.OrdinalIgnoreCase)) is { } run)
        {
            try
            {
                await ledger.SaveAsync(run with { Outcome = BuildOutcome.Succeeded, Category = null, Explanation = null }, CancellationToken.None);
            }
            catch (StoreConflictException)
            {
                // The entry was closed by another process that completed the version too.
            }
        }
    }
}
