using System.Text;
using ImageInfra.Driver.Versions;
using ImageInfra.Model.Images;

namespace ImageInfra.Driver.Provenance;

/// <summary>Checks one statement against its version. Nothing is read from Azure or the store.</summary>
internal static class StatementChecks
{
    private const string Short = "..";

    /// <summary>The tags with the hash of a statement, the preferred one first.</summary>
    public static IReadOnlyList<string> HashTags { get; } = [WellKnownTags.Provenance, WellKnownTags.ReconstructedProvenance];

    /// <summary>Checks that the tag of the version has the statement's hash.</summary>
    public static VerificationCheck Tag(Tags tags, string hash)
    {
        var known = HashTags.Where(tags.ContainsKey).ToList();
        return known.Count == 0
            ? Failed("tag", $"the version has no tag {WellKnownTags.Provenance}: it was removed, or the login of the build lacks permission to write tags")
            : known.Find(t => string.Equals(tags[t], hash, StringComparison.OrdinalIgnoreCase)) is { } name
                ? Passed("tag", $"{name} matches the statement's SHA-256, {hash[..12]}{Short}")
                : Failed("tag", $"{known[0]} is {Start(tags[known[0]])}, but the statement's SHA-256 is {hash[..12]}{Short}; one of them was changed");
    }

    /// <summary>Checks that the statement is about the version, or about the original of a copied version.</summary>
    /// <param name="statement">The statement.</param>
    /// <param name="authority">The base address for ARM ids.</param>
    /// <param name="id">The id of the original version.</param>
    /// <param name="version">The original version; null if it was deleted.</param>
    public static VerificationCheck Subject(StatementView statement, string authority, string id, PublishedVersion? version)
    {
        if (!string.Equals(statement.SubjectUri, authority + id, StringComparison.OrdinalIgnoreCase))
        {
            return Failed("subject", $"the statement is about {statement.SubjectUri ?? "nothing"}, not about {authority + id}");
        }

        return version is null
            ? Passed("subject", $"the statement is about {id}, the deleted original of this copy; its time of publication cannot be compared")
            : statement.SubjectDigest == SubjectDigest.Of(version)
                ? Passed("subject", $"the statement is about {id}, published {version.PublishedDate:yyyy-MM-dd HH:mm:ss}Z")
                : Failed("subject", $"the statement is about an earlier version with this number, or its digest was changed; this version was published {version.PublishedDate:yyyy-MM-dd HH:mm:ss}Z");
    }

    /// <summary>Checks the signature of the statement.</summary>
    public static VerificationCheck Signature(DsseEnvelope envelope, PublicKey? key)
    {
        const string Name = "signature";
        if (envelope.Signatures.Count == 0)
        {
            return key is null
                ? new(Name, CheckOutcome.NotChecked, "the statement is not signed, so it is only as trustworthy as its folder and the tag")
                : Failed(Name, "the statement is not signed, but a key was given");
        }

        if (key is null)
        {
            var keys = string.Join(", ", envelope.Signatures.Select(s => Start(s.KeyId ?? "a key without id")));
            return new(Name, CheckOutcome.NotChecked, $"the statement is signed by {keys}; to check the signature, pass --key with the public key");
        }

        return envelope.Signatures.Any(s => key.Verifies(envelope.SignedBytes, s.Signature))
            ? Passed(Name, $"the key {Start(key.KeyId)} signed the statement")
            : Failed(Name, $"the key {Start(key.KeyId)} did not sign the statement; the key is a different one, or the statement was changed");
    }

    /// <summary>Checks that the tags about the build agree with the statement.</summary>
    public static IEnumerable<VerificationCheck> Origin(StatementView statement, Tags tags) =>
    [
        Same("template", WellKnownTags.Template, statement.TemplateName, tags),
        Same("run", WellKnownTags.Run, statement.RunId, tags),
        statement.IsReconstructed
            ? new("commit", CheckOutcome.NotChecked, "the statement was reconstructed by a process that did not request the run, so it has no commit")
            : Same("commit", WellKnownTags.Commit, statement.Commit, tags),
    ];

    /// <summary>Checks that the package inventory next to the statement has the hash in the statement.</summary>
    /// <param name="hash">The hash in the statement.</param>
    /// <param name="name">The name of the inventory.</param>
    /// <param name="text">The text of the inventory; null if it does not exist.</param>
    public static VerificationCheck Inventory(string hash, string name, string? text)
    {
        const string Name = "inventory";
        return text is null
            ? Failed(Name, $"the statement has the hash of a package inventory, but {name} does not exist")
            : ProvenanceStatement.HashOf(Encoding.UTF8.GetBytes(text)) == hash
                ? Passed(Name, $"{Path.GetFileName(name)} matches the statement")
                : Failed(Name, $"{name} was changed: its SHA-256 does not match the statement");
    }

    /// <summary>Checks that the source version of a build is the one in the statement.</summary>
    public static VerificationCheck Source(StatementView statement, PublishedVersion source)
    {
        const string Name = "source";
        if (statement.SourceDigest != SubjectDigest.Of(source))
        {
            return Failed(Name, $"the build started from an earlier version with the number of {source.Id}");
        }

        return statement.SourceProvenance is { } hash && (!source.Tags.TryGetValue(WellKnownTags.Provenance, out var tag) || !string.Equals(tag, hash, StringComparison.OrdinalIgnoreCase))
            ? Failed(Name, $"{source.Id} has a different provenance statement than at the time of the build")
            : Passed(Name, $"the build started from {source.Id}");
    }

    /// <summary>Creates a passed check.</summary>
    public static VerificationCheck Passed(string name, string message) => new(name, CheckOutcome.Passed, message);

    /// <summary>Creates a failed check.</summary>
    public static VerificationCheck Failed(string name, string message) => new(name, CheckOutcome.Failed, message);

    private static VerificationCheck Same(string name, string tag, string? said, Tags tags)
    {
        var found = tags.GetValueOrDefault(tag);
        return (said, found) switch
        {
            (null, null) => new(name, CheckOutcome.NotChecked, $"neither the statement nor {tag} has a value"),
            _ when string.Equals(said, found, StringComparison.OrdinalIgnoreCase) => Passed(name, $"{tag} matches the statement: {said}"),
            _ => Failed(name, $"{tag} is {found ?? "missing"}, but the statement has {said ?? "none"}"),
        };
    }

    private static string Start(string text) => text.Length > 12 ? text[..12] + Short : text;
}
