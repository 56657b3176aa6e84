using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using ImageInfra.Driver.Arm;

namespace ImageInfra.Driver.Provenance;

/// <summary>
/// Writes the in-toto statement (v1) of a version, with SLSA provenance (v1) as its predicate. A pure function: equal facts give
/// equal bytes.
/// </summary>
internal static class ProvenanceStatement
{
    public const string Type = "https://in-toto.io/Statement/v1";
    public const string PredicateType = "https://slsa.dev/provenance/v1";

    /// <summary>Microsoft's page about the resource type whose body is the parameter.</summary>
    public const string BuildType = $"https://learn.microsoft.com/azure/templates/microsoft.virtualmachineimages/{ApiVersions.ImageTemplates}/imagetemplates";

    /// <summary>The internal parameter that marks a statement of a process that did not request the run.</summary>
    public const string Reconstructed = "reconstructed";

    /// <summary>Writes the statement's bytes, which are hashed and signed.</summary>
    public static byte[] Write(ProvenanceFacts facts) => CanonicalJson.Write(new JsonObject
    {
        ["_type"] = Type,
        ["subject"] = new JsonArray(Subject(facts)),
        ["predicateType"] = PredicateType,
        ["predicate"] = new JsonObject
        {
            ["buildDefinition"] = new JsonObject
            {
                ["buildType"] = BuildType,
                ["externalParameters"] = new JsonObject
                {
                    ["template"] = new JsonObject
                    {
                        ["name"] = facts.Run.TemplateName,
                        ["id"] = facts.Run.TemplateId,
                        ["sha256"] = facts.Template.Hash,
                        ["body"] = facts.Template.Masked(),
                    },
                },
                ["internalParameters"] = InternalParameters(facts),
                ["resolvedDependencies"] = BuildInputs.Of(facts),
            },
            ["runDetails"] = RunDetails(facts),
        },
    });

    /// <summary>The SHA-256 of a statement in hex, as in the version's tag.</summary>
    public static string HashOf(byte[] statement) => Convert.ToHexStringLower(SHA256.HashData(statement));

    private static JsonObject InternalParameters(ProvenanceFacts facts)
    {
        var parameters = new JsonObject { ["image"] = facts.Run.Image, ["stack"] = facts.Run.Stack };
        if (!facts.Run.IsRequested)
        {
            parameters[Reconstructed] = true;
        }

        return parameters;
    }

    private static JsonObject Subject(ProvenanceFacts facts)
    {
        var subject = BuildInputs.Descriptor(
            $"{facts.Run.Image}/{facts.Version.Number}",
            facts.Authority + facts.Version.Id,
            SubjectDigest.Algorithm,
            SubjectDigest.Of(facts.Version),
            null);
        subject["annotations"] = new JsonObject { ["publishedDate"] = SubjectDigest.TextOf(facts.Version.PublishedDate) };
        return subject;
    }

    private static JsonObject RunDetails(ProvenanceFacts facts)
    {
        var metadata = new JsonObject { ["invocationId"] = facts.Run.RunId?.ToString() };
        Set(metadata, "startedOn", Time(facts.Run.StartTime));
        Set(metadata, "finishedOn", Time(facts.Run.EndTime));
        var details = new JsonObject
        {
            // Consumers trust this identity, because its holders can publish versions.
            ["builder"] = new JsonObject { ["id"] = facts.Authority + (facts.Template.IdentityId ?? facts.Run.TemplateId) },
            ["metadata"] = metadata,
        };
        if (facts.InventoryHash is { } hash)
        {
            details["byproducts"] = new JsonArray(
                BuildInputs.Descriptor(facts.InventoryName ?? $"{facts.Version.Number}.cdx.json", null, "sha256", hash, "application/vnd.cyclonedx+json"));
        }

        return details;
    }

    private static void Set(JsonObject map, string name, string? value)
    {
        if (value is not null)
        {
            map[name] = value;
        }
    }

    private static string? Time(DateTimeOffset? time) => time?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
