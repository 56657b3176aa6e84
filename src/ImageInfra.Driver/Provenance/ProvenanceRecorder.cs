using System.Text;
using ImageInfra.Driver.Builds;
using ImageInfra.Driver.Foundations;
using ImageInfra.Driver.Logs;
using ImageInfra.Driver.Runs;
using ImageInfra.Driver.Runs.Ledger;
using ImageInfra.Driver.Versions;
using ImageInfra.Model.Planning;

namespace ImageInfra.Driver.Provenance;

/// <summary>Writes down of each new version how it was made.</summary>
/// <param name="builds">Where templates are read.</param>
/// <param name="versions">Where the versions that builds start from are read.</param>
/// <param name="logs">Where lists of packages are read.</param>
/// <param name="store">Where it is written.</param>
/// <param name="authority">What ARM ids are appended to, such as <c>https://management.azure.com</c>.</param>
/// <param name="key">What it is signed with, or null.</param>
/// <remarks>
/// A process may die at any moment, and another concludes the run again: see <see cref="RecordAsync"/> for why both say the same.
/// </remarks>
public sealed class ProvenanceRecorder(
    IImageBuilds builds,
    IImageVersions versions,
    ICustomizationLogs logs,
    ProvenanceStore store,
    string authority,
    SigningKey? key = null) : IVersionRecorder
{
    /// <summary>
    /// Writes the statement of a version, and answers its hash, which goes on the version as a tag; null where its template is
    /// gone, which nothing can be said without.
    /// </summary>
    /// <remarks>
    /// A statement about this version and run is kept as it is: who wrote it may have seen a template or a log that is gone
    /// since. Where there is a key, only what that key signed is kept, and what is on the disk is never signed.
    /// </remarks>
    public async Task<string?> RecordAsync(
        RunEntry run,
        BuildTarget target,
        PublishedVersion version,
        IProgress<BuildEvent> progress,
        CancellationToken cancellationToken)
    {
        var path = store.PathOf(run.Stack, run.Image, version.Number);
        if (Known(path, run, version) is { } known)
        {
            return known;
        }

        if (await builds.BodyAsync(run.TemplateId, cancellationToken) is not { } body)
        {
            progress.Report(new BuildEvent.Warning(target.Name, $"{version.Number} has no provenance: its template '{run.TemplateName}' is gone"));
            return null;
        }

        var template = TemplateBody.Of(body);
        var inventory = template.Customizers.Any(c => (string?)c["name"] == PackageListing.CustomizerName)
            ? await ListAsync(run, target, version, progress, cancellationToken)
            : null;
        if (inventory is not null)
        {
            ProvenanceStore.Write(ProvenanceStore.InventoryOf(path), Encoding.UTF8.GetString(inventory));
        }

        var statement = ProvenanceStatement.Write(new()
        {
            Authority = authority,
            Run = run,
            Version = version,
            Template = template,
            Base = BuildInputs.BaseOf(template) is { } source ? await versions.FindAsync(source, cancellationToken) : null,
            Commit = run.Commit,
            InventoryHash = inventory is null ? null : ProvenanceStatement.HashOf(inventory),
        });
        var envelope = key?.Sign(statement) ?? new DsseEnvelope(DsseEnvelope.InToto, statement, []);
        ProvenanceStore.Write(path, envelope.Write());
        return ProvenanceStatement.HashOf(statement);
    }

    private string? Known(string path, RunEntry run, PublishedVersion version) =>
        ProvenanceStore.Read(path) is { } envelope
        && StatementView.Of(envelope) is { } statement
        && statement.SubjectDigest == SubjectDigest.Of(version)
        && statement.RunId == run.RunId?.ToString()
        && (key is null || envelope.Signatures.Any(s => key.Public.Verifies(envelope.SignedBytes, s.Signature)))
            ? ProvenanceStatement.HashOf(envelope.Payload)
            : null;

    // A list that can't be had is no reason to fail a build that is good.
    private async Task<byte[]?> ListAsync(
        RunEntry run,
        BuildTarget target,
        PublishedVersion version,
        IProgress<BuildEvent> progress,
        CancellationToken cancellationToken)
    {
        string? problem;
        try
        {
            var log = await logs.ReadAsync(run.TemplateId, run: null, cancellationToken);

            // Asked afterwards: if the run is the template's last now, it was when its log was read.
            var isLast = (await builds.FindAsync(run.TemplateId, cancellationToken))?.LastRun?.StartTime == run.StartTime;
            problem = "there is no customization log of its run any more";
            if (log is not null && isLast && PackageLog.Read(log.Text, out problem) is { } inventory)
            {
                return CycloneDxDocument.Write(inventory, target.Name, version, run.EndTime ?? version.PublishedDate ?? run.IntendedAt);
            }
        }
        catch (DriverException e)
        {
            problem = $"its customization log can't be read: {e.Message}";
        }

        progress.Report(new BuildEvent.Warning(target.Name, $"{version.Number} has no package inventory: {problem}"));
        return null;
    }
}
