using System.Text.Json;
using System.Text.Json.Nodes;

namespace ImageInfra.Driver.Provenance;

/// <summary>The parts of a statement that are checked. Other parts are ignored, as in-toto requires.</summary>
internal sealed record StatementView
{
    /// <summary>The URL of the version: an authority and an ARM id.</summary>
    public string? SubjectUri { get; private init; }

    /// <summary>The digest of the version.</summary>
    public string? SubjectDigest { get; private init; }

    /// <summary>The name of the template that built the version.</summary>
    public string? TemplateName { get; private init; }

    /// <summary>The id of the run.</summary>
    public string? RunId { get; private init; }

    /// <summary>The id of the builder.</summary>
    public string? BuilderId { get; private init; }

    /// <summary>The commit of the catalog.</summary>
    public string? Commit { get; private init; }

    /// <summary>Whether the writer of the statement did not request the run, and so did not know its commit.</summary>
    public bool IsReconstructed { get; private init; }

    /// <summary>The URL of the source of the build.</summary>
    public string? SourceUri { get; private init; }

    /// <summary>The digest of the source version; null if the source is not an image version.</summary>
    public string? SourceDigest { get; private init; }

    /// <summary>The hash of the statement about the source version.</summary>
    public string? SourceProvenance { get; private init; }

    /// <summary>The hash of the package inventory.</summary>
    public string? InventoryHash { get; private init; }

    /// <summary>Reads the statement in an envelope; null if it has no provenance statement.</summary>
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
