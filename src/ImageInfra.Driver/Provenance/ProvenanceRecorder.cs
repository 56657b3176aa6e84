using System.Text;
using ImageInfra.Driver.Builds;
using ImageInfra.Driver.Foundations;
using ImageInfra.Driver.Logs;
using ImageInfra.Driver.Runs;
using ImageInfra.Driver.Runs.Ledger;
using ImageInfra.Driver.Versions;
using ImageInfra.Model.Planning;

namespace ImageInfra.Driver.Provenance;

/// <summary>Records the provenance of each new version.</summary>
/// <param name="builds">Reads templates.</param>
/// <param name="versions">Reads the source versions of builds.</param>
/// <param name="logs">Reads lists of packages.</param>
/// <param name="store">Stores the statements.</param>
/// <param name="authority">The base address for ARM ids, such as <c>https://management.azure.com</c>.</param>
/// <param name="key">The key that signs statements; null to leave them unsigned.</param>
/// <remarks>
/// After a crash another process concludes the run again; <see cref="RecordAsync"/> describes why both record the same.
/// </remarks>
public sealed class ProvenanceRecorder(
    IImageBuilds builds,
    IImageVersions versions,
    ICustomizationLogs logs,
    StatementStore store,
    string authority,
    SigningKey? key = null) : IVersionRecorder
{
    /// <summary>
    /// Records the statement of a version and returns its hash for a tag of the version; null if its template was deleted, without which
    /// there is no statement.
    /// </summary>
    /// <remarks>
    /// A statement is written once. An existing one about this version and run is kept, because its writer may have read a template or
    /// log that is deleted now. An existing one about another version with the same number, or without a required signature, is kept
    /// too, and the new statement gets another name. Content that was read from the store is never signed.
    /// </remarks>
    public async Task<string?> RecordAsync(
        RunEntry run,
        BuildTarget target,
        PublishedVersion version,
        IProgress<BuildEvent> progress,
        CancellationToken cancellationToken)
    {
        ProvenanceFacts? facts = null;
        byte[]? inventory = null;
        foreach (var suffix in SuffixesOf(run))
        {
            var id = StatementStore.IdOf(run.Stack, run.Image, version.Number, suffix);
            if (await store.ReadAsync(id, cancellationToken) is { } text)
            {
                if (Known(text, run, version) is { } known)
                {
                    return known;
                }

                continue;
            }

            if (facts is null)
            {
                if (await builds.BodyAsync(run.TemplateId, cancellationToken) is not { } body)
                {
                    progress.Report(new BuildEvent.Warning(target.Name, $"{version.Number} has no provenance statement, because its template '{run.TemplateName}' was deleted"));
                    return null;
                }

                var template = TemplateBody.Of(body);
                inventory = template.Customizers.Any(c => (string?)c["name"] == PackageListing.CustomizerName)
                    ? await ListAsync(run, target, version, progress, cancellationToken)
                    : null;
                facts = new()
                {
                    Authority = authority,
                    Run = run,
                    Version = version,
                    Template = template,
                    Base = BuildInputs.BaseOf(template) is { } source ? await versions.FindAsync(source, cancellationToken) : null,
                    Commit = run.Commit,
                };
            }

            if (await WriteAsync(id, facts, inventory, cancellationToken) is { } written && Known(written, run, version) is { } hash)
            {
                return hash;
            }
        }

        throw new DriverException(
            DriverFailure.StoreUnusable,
            $"{store.NameOf(StatementStore.IdOf(run.Stack, run.Image, version.Number))} and the alternative names are used by statements about other versions; check their origin, and move them away");
    }

    /// <summary>Finds the hash of the statement about a version and its run; null if the store has none.</summary>
    public async Task<string?> FindAsync(RunEntry run, PublishedVersion version, CancellationToken cancellationToken)
    {
        foreach (var suffix in SuffixesOf(run))
        {
            var text = await store.ReadAsync(StatementStore.IdOf(run.Stack, run.Image, version.Number, suffix), cancellationToken);
            if (text is not null && Known(text, run, version) is { } known)
            {
                return known;
            }
        }

        return null;
    }

    // The first is what people look for. The others are needed where that is taken.
    private string[] SuffixesOf(RunEntry run)
    {
        var id = $"-{run.RunId}";
        string[] suffixes = ["", id];
        return key is null ? suffixes : [.. suffixes, $"{id}-{key.Public.KeyId[..16]}"];
    }

    /// <summary>Writes the missing inventory and statement. Null if a different inventory exists.</summary>
    private async Task<string?> WriteAsync(string id, ProvenanceFacts facts, byte[]? inventory, CancellationToken cancellationToken)
    {
        var (run, time) = (facts.Run, facts.Version.PublishedDate ?? facts.Run.IntendedAt);
        Task<string> Once(string name, string text) => store.WriteOnceAsync(name, run.Stack, run.Image, time, text, cancellationToken);
        if (inventory is not null)
        {
            var mine = Encoding.UTF8.GetString(inventory);
            var kept = await Once(StatementStore.InventoryOf(id), mine);
            if (key is not null && kept != mine)
            {
                return null;
            }

            inventory = Encoding.UTF8.GetBytes(kept);
        }

        var statement = ProvenanceStatement.Write(facts with
        {
            InventoryName = inventory is null ? null : StatementStore.InventoryNameOf(id),
            InventoryHash = inventory is null ? null : ProvenanceStatement.HashOf(inventory),
        });
        var envelope = key?.Sign(statement) ?? new DsseEnvelope(DsseEnvelope.InToto, statement, []);
        return await Once(id, envelope.Write());
    }

    private string? Known(string text, RunEntry run, PublishedVersion version) =>
        DsseEnvelope.Parse(text) is { } envelope
        && StatementView.Of(envelope) is { } statement
        && statement.SubjectDigest == SubjectDigest.Of(version)
        && statement.RunId == run.RunId?.ToString()
        && (key is null || envelope.Signatures.Any(s => key.Public.Verifies(envelope.SignedBytes, s.Signature)))
            ? ProvenanceStatement.HashOf(envelope.Payload)
            : null;

    // A missing package list does not fail a build.
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

            // Checked after reading the log: if the run is the template's last one now, the log belonged to it.
            var isLast = (await builds.FindAsync(run.TemplateId, cancellationToken))?.LastRun?.StartTime == run.StartTime;
            problem = "the customization log of its run no longer exists";
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
