using ImageInfra.Model.Description;
using ImageInfra.Model.Images;

namespace ImageInfra.Model.Catalog;

/// <summary>What a customizer or a validator runs or copies: at an address, in a file of the project, or inline.</summary>
internal sealed record Script(string? Uri, IReadOnlyList<string> Inline, string? Sha256Checksum)
{
    public const string Key = "script";

    private const string ScriptUri = "scriptUri";
    private const string InlineKey = "inline";
    private const string Checksum = "sha256Checksum";
    private const string UnpinnedKey = "unpinned";

    /// <summary>The file, where it is one of the project.</summary>
    public LocalFile? File { get; init; }

    /// <summary>Why what is at the address may change.</summary>
    public string? Unpinned { get; init; }

    public static Script Read(MappingReader step, LocalFileReader local)
    {
        string[] given = [.. new[] { ScriptUri, Key, InlineKey }.Where(step.HasValue)];
        if (given.Length == 0)
        {
            step.Fail(ScriptUri, $"is required, or else {Key} with a file of this project, or {InlineKey} with the commands");
        }

        foreach (var other in given.Skip(1))
        {
            step.Fail(other, $"can't go with {given[0]}; expected one of the two");
        }

        return Remote(step, ScriptUri, given.Contains(ScriptUri)) with
        {
            File = local.Read(step, Key, isScript: true),
            Inline = step.Texts(InlineKey),
        };
    }

    /// <summary>What is said of an address: itself, its checksum, or why it has none.</summary>
    public static Script Remote(MappingReader step, string key, bool hasUri)
    {
        if (step.Has(Checksum) && !hasUri)
        {
            step.Fail(Checksum, $"is for a {key}; that of a file of this project is worked out, and inline commands need none");
        }

        if (step.Has(UnpinnedKey) && (!hasUri || step.Has(Checksum)))
        {
            step.Fail(UnpinnedKey, $"is for a {key} without {Checksum}; leave it out");
        }

        return new(step.Text(key), [], step.Text(Checksum)) { Unpinned = step.Text(UnpinnedKey) };
    }
}
