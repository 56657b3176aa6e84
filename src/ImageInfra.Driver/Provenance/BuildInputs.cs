using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using ImageInfra.Driver.Foundations;
using ImageInfra.Model.Images;

namespace ImageInfra.Driver.Provenance;

/// <summary>The inputs of a build as resource descriptors: its source, its scripts and files, and the commit of its catalog.</summary>
internal static class BuildInputs
{
    /// <summary>The name of the descriptor for the source.</summary>
    public const string Source = "source";

    /// <summary>The name of the descriptor for the source's provenance statement.</summary>
    public const string SourceProvenance = "source-provenance";

    /// <summary>The name of the descriptor for the catalog's commit.</summary>
    public const string Catalog = "catalog";

    /// <summary>Creates the descriptors.</summary>
    public static JsonArray Of(ProvenanceFacts facts)
    {
        var inputs = new JsonArray();
        if (AddressOf(facts) is { } address)
        {
            inputs.Add(SourceOf(address, facts));
        }

        if (facts.Base is { } source && source.Tags.TryGetValue(WellKnownTags.Provenance, out var hash))
        {
            inputs.Add(Descriptor(SourceProvenance, null, "sha256", hash, DsseEnvelope.InToto));
        }

        foreach (var step in Steps("customize", facts.Template.Customizers).Concat(Steps("validate", facts.Template.Validators)))
        {
            inputs.Add(step);
        }

        if (facts.Commit is { } commit)
        {
            inputs.Add(Descriptor(Catalog, null, "gitCommit", commit.ToLowerInvariant(), null));
        }

        return inputs;
    }

    /// <summary>The ARM id of the gallery version that a template starts from; null if there is none.</summary>
    public static string? BaseOf(TemplateBody template) =>
        (string?)template.Source["imageVersionId"] is not { Length: > 0 } id ? null
        : (string?)template.Source["exactVersion"] is not { Length: > 0 } exact ? id
        : exact.StartsWith('/') ? exact : $"{id[..id.LastIndexOf('/')]}/{exact}";

    /// <summary>Creates a descriptor with the known values.</summary>
    public static JsonObject Descriptor(string name, string? uri, string? algorithm, string? digest, string? mediaType)
    {
        var descriptor = new JsonObject { ["name"] = name };
        if (uri is not null)
        {
            descriptor["uri"] = uri;
        }

        if (digest is not null)
        {
            descriptor["digest"] = new JsonObject { [algorithm!] = digest };
        }

        if (mediaType is not null)
        {
            descriptor["mediaType"] = mediaType;
        }

        return descriptor;
    }

    private static JsonObject SourceOf(string address, ProvenanceFacts facts)
    {
        var descriptor = Descriptor(Source, facts.Authority + address, SubjectDigest.Algorithm, facts.Base is { } b ? SubjectDigest.Of(b) : null, null);
        if (facts.Base is { } known)
        {
            descriptor["annotations"] = new JsonObject { ["publishedDate"] = SubjectDigest.TextOf(known.PublishedDate) };
        }

        return descriptor;
    }

    // For a marketplace image with version "latest", the version at the time of the build.
    private static string? AddressOf(ProvenanceFacts facts)
    {
        var source = facts.Template.Source;
        if ((string?)source["publisher"] is { } publisher)
        {
            var version = (string?)source["exactVersion"] is { Length: > 0 } exact ? exact : (string?)source["version"];
            var subscription = facts.Run.TemplateId.Split('/') is [_, _, var id, ..] ? id : "";
            return $"/subscriptions/{subscription}/providers/Microsoft.Compute/locations/{facts.Template.Location}/publishers/{publisher}"
                + $"/artifacttypes/vmimage/offers/{(string?)source["offer"]}/skus/{(string?)source["sku"]}/versions/{version}";
        }

        return BaseOf(facts.Template) ?? (string?)source["imageId"];
    }

    private static IEnumerable<JsonObject> Steps(string place, IEnumerable<JsonObject> steps)
    {
        foreach (var (index, step) in steps.Index())
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"{place}/{index + 1}{((string?)step["name"] is { Length: > 0 } given ? $"/{given}" : "")}");
            var address = (string?)step["scriptUri"] is { Length: > 0 } script ? script : (string?)step["sourceUri"];
            if (address is { Length: > 0 })
            {
                var checksum = (string?)step["sha256Checksum"] is { Length: > 0 } given64 ? given64 : null;
                yield return Descriptor(SecretMask.Apply(name), SecretMask.Apply(address), "sha256", checksum, null);
            }
            else if (step["inline"] is JsonArray { Count: > 0 } lines)
            {
                yield return Descriptor(SecretMask.Apply(name), null, "sha256", HashOf(lines), "text/plain");
            }
        }
    }

    // Each line ends with a line feed, as in a file.
    private static string HashOf(JsonArray lines) => Convert.ToHexStringLower(SHA256.HashData(
        Encoding.UTF8.GetBytes(string.Concat(lines.Select(l => $"{(string?)l}\n")))));
}
