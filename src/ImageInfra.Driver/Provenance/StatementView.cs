using System.Text.Json;
using System.Text.Json.Nodes;

namespace ImageInfra.Driver.Provenance;

/// <summary>What a statement says, as far as it is checked. Whatever else it says is passed over, as in-toto asks.</summary>
internal sealed record StatementView
{
    /// <summary>The address of the version that it is about: an authority and an ARM id.</summary>
    public string? SubjectUri { get; private init; }

    /// <summary>The digest that stands for that version.</summary>
    public string? SubjectDigest { get; private init; }

    /// <summary>The name of the template that built it.</summary>
    public string? TemplateName { get; private init; }

    /// <summary>The run's id.</summary>
    public string? RunId { get; private init; }

    /// <summary>Who built it.</summary>
    public string? BuilderId { get; private init; }

    /// <summary>The commit of the catalog.</summary>
    public string? Commit { get; private init; }

    /// <summary>Whether a process wrote it that did not request the run, and does not know its commit.</summary>
    public bool IsReconstructed { get; private init; }

    /// <summary>The address of what the build started from.</summary>
    public string? SourceUri { get; private init; }

    /// <summary>The digest of the version that the build started from, where it is one.</summary>
    public string? SourceDigest { get; private init; }

    /// <summary>The hash of the statement about that version.</summary>
    public string? SourceProvenance { get; private init; }

    /// <summary>The hash of the package inventory.</summary>
    public string? InventoryHash { get; private init; }

    /// <summary>The statement of an envelope, or null where it has none about how a version was made.</summary>
    public static StatementView? Of(DsseEnvelope envelope)
    {
        try
        {
            return envelope.PayloadType == DsseEnvelope.InToto
                && JsonNode.Parse(envelope.Payload) is JsonObject statement
                && (string?)statement["_type"] is ProvenanceStatement.Type
                && (string?)statement["predicateType"] is ProvenanceStatement.PredicateType
                ? Read(statement)
                : null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static StatementView Read(JsonObject statement)
    {
        var subject = (statement["subject"] as JsonArray)?.FirstOrDefault();
        var definition = statement["predicate"]?["buildDefinition"];
        var run = statement["predicate"]?["runDetails"];
        var inputs = definition?["resolvedDependencies"] as JsonArray ?? [];
        var source = inputs.FirstOrDefault(d => (string?)d?["name"] == BuildInputs.Source);
        return new()
        {
            SubjectUri = (string?)subject?["uri"],
            SubjectDigest = (string?)subject?["digest"]?[Provenance.SubjectDigest.Algorithm],
            TemplateName = (string?)definition?["externalParameters"]?["template"]?["name"],
            RunId = (string?)run?["metadata"]?["invocationId"],
            BuilderId = (string?)run?["builder"]?["id"],
            Commit = DigestOf(BuildInputs.Catalog, "gitCommit"),
            IsReconstructed = (bool?)definition?["internalParameters"]?[ProvenanceStatement.Reconstructed] ?? false,
            SourceUri = (string?)source?["uri"],
            SourceDigest = (string?)source?["digest"]?[Provenance.SubjectDigest.Algorithm],
            SourceProvenance = DigestOf(BuildInputs.SourceProvenance, "sha256"),
            InventoryHash = (string?)(run?["byproducts"] as JsonArray)?.FirstOrDefault()?["digest"]?["sha256"],
        };

        string? DigestOf(string name, string algorithm) =>
            (string?)inputs.FirstOrDefault(d => (string?)d?["name"] == name)?["digest"]?[algorithm];
    }
}
