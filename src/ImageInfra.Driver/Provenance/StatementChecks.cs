using System.Text;
using ImageInfra.Driver.Versions;
using ImageInfra.Model.Images;

namespace ImageInfra.Driver.Provenance;

/// <summary>The checks of one statement against its version. They need nothing but what was read.</summary>
internal static class StatementChecks
{
    private const string Short = "..";

    /// <summary>The tags that have the hash of a statement, the better one first.</summary>
    public static IReadOnlyList<string> HashTags { get; } = [WellKnownTags.Provenance, WellKnownTags.ReconstructedProvenance];

    /// <summary>The tag of the version has the statement's hash.</summary>
    public static VerificationCheck Tag(Tags tags, string hash)
    {
        var known = HashTags.Where(tags.ContainsKey).ToList();
        return known.Count == 0
            ? Failed("tag", $"the version has no tag {WellKnownTags.Provenance}: it was removed, or the login that concluded the run may not write tags")
            : known.Find(t => string.Equals(tags[t], hash, StringComparison.OrdinalIgnoreCase)) is { } name
                ? Passed("tag", $"{name} is the statement's SHA-256, {hash[..12]}{Short}")
                : Failed("tag", $"{known[0]} is {Start(tags[known[0]])}, and the statement's SHA-256 is {hash[..12]}{Short}: one of them was changed");
    }

    /// <summary>The statement is about the version, or about the one that it is a copy of.</summary>
    /// <param name="statement">The statement.</param>
    /// <param name="authority">What ARM ids are appended to.</param>
    /// <param name="id">The id of the version that a build made.</param>
    /// <param name="version">That version, or null where it is gone.</param>
    public static VerificationCheck Subject(StatementView statement, string authority, string id, PublishedVersion? version)
    {
        if (!string.Equals(statement.SubjectUri, authority + id, StringComparison.OrdinalIgnoreCase))
        {
            return Failed("subject", $"the statement is about {statement.SubjectUri ?? "nothing"}, and not about {authority + id}");
        }

        return version is null
            ? Passed("subject", $"the statement is about {id}, which this is a copy of, and which is gone; its time of publication can't be compared")
            : statement.SubjectDigest == SubjectDigest.Of(version)
                ? Passed("subject", $"the statement is about {id}, published {version.PublishedDate:yyyy-MM-dd HH:mm:ss}Z")
                : Failed("subject", $"the statement is about another version that had this number, or its digest was changed; this one was published {version.PublishedDate:yyyy-MM-dd HH:mm:ss}Z");
    }

    /// <summary>A key signed the statement.</summary>
    public static VerificationCheck Signature(DsseEnvelope envelope, PublicKey? key)
    {
        const string Name = "signature";
        if (envelope.Signatures.Count == 0)
        {
            return key is null
                ? new(Name, CheckOutcome.NotChecked, "the statement is not signed: it is as trustworthy as the folder that it is in, and the tag")
                : Failed(Name, "the statement is not signed, and a key was given");
        }

        if (key is null)
        {
            var keys = string.Join(", ", envelope.Signatures.Select(s => Start(s.KeyId ?? "a key without id")));
            return new(Name, CheckOutcome.NotChecked, $"the statement is signed, by {keys}; give --key with the public key to check that");
        }

        return envelope.Signatures.Any(s => key.Verifies(envelope.SignedBytes, s.Signature))
            ? Passed(Name, $"the key {Start(key.KeyId)} signed the statement")
            : Failed(Name, $"the key {Start(key.KeyId)} did not sign the statement: it is another key, or the statement was changed");
    }

    /// <summary>The tags that say how the version was made agree with the statement.</summary>
    public static IEnumerable<VerificationCheck> Origin(StatementView statement, Tags tags) =>
    [
        Same("template", WellKnownTags.Template, statement.TemplateName, tags),
        Same("run", WellKnownTags.Run, statement.RunId, tags),
        statement.IsReconstructed
            ? new("commit", CheckOutcome.NotChecked, "the statement was reconstructed by a process that did not request the run: it names no commit")
            : Same("commit", WellKnownTags.Commit, statement.Commit, tags),
    ];

    /// <summary>The package inventory beside the statement is the one that it names.</summary>
    /// <param name="hash">Its hash, as the statement has it.</param>
    /// <param name="name">Where it is.</param>
    /// <param name="text">What it says, or null where there is none.</param>
    public static VerificationCheck Inventory(string hash, string name, string? text)
    {
        const string Name = "inventory";
        return text is null
            ? Failed(Name, $"the statement names a package inventory, and {name} is not there")
            : ProvenanceStatement.HashOf(Encoding.UTF8.GetBytes(text)) == hash
                ? Passed(Name, $"{Path.GetFileName(name)} is the statement's")
                : Failed(Name, $"{name} was changed: its SHA-256 is not the statement's");
    }

    /// <summary>The version that a build started from is the one that the statement names.</summary>
    public static VerificationCheck Source(StatementView statement, PublishedVersion source)
    {
        const string Name = "source";
        if (statement.SourceDigest != SubjectDigest.Of(source))
        {
            return Failed(Name, $"the build started from another version that had the number of {source.Id}");
        }

        return statement.SourceProvenance is { } hash && (!source.Tags.TryGetValue(WellKnownTags.Provenance, out var tag) || !string.Equals(tag, hash, StringComparison.OrdinalIgnoreCase))
            ? Failed(Name, $"{source.Id} has another provenance now than when the build started from it")
            : Passed(Name, $"the build started from {source.Id}");
    }

    /// <summary>A check that found what should be.</summary>
    public static VerificationCheck Passed(string name, string message) => new(name, CheckOutcome.Passed, message);

    /// <summary>A check that did not.</summary>
    public static VerificationCheck Failed(string name, string message) => new(name, CheckOutcome.Failed, message);

    private static VerificationCheck Same(string name, string tag, string? said, Tags tags)
    {
        var found = tags.GetValueOrDefault(tag);
        return (said, found) switch
        {
            (null, null) => new(name, CheckOutcome.NotChecked, $"neither the statement nor {tag} says one"),
            _ when string.Equals(said, found, StringComparison.OrdinalIgnoreCase) => Passed(name, $"{tag} is the statement's, {said}"),
            _ => Failed(name, $"{tag} is {found ?? "not there"}, and the statement says {said ?? "none"}"),
        };
    }

    private static string Start(string text) => text.Length > 12 ? text[..12] + Short : text;
}
