using ImageInfra.Model.Images;

namespace ImageInfra.Model.Rules;

/// <summary>A customizer or a validator, as rules see them: what both have in common.</summary>
/// <param name="Path">Where it is, such as <c>template.customize[0]</c>.</param>
/// <param name="Type">Its type, such as <c>PowerShell</c>.</param>
/// <param name="Name">Its name, or null.</param>
/// <param name="Inline">Its commands.</param>
/// <param name="Uri">What Azure fetches for it, or null.</param>
/// <param name="Checksum">The SHA-256 of that, or null.</param>
/// <param name="Destination">Where a file goes, or null.</param>
/// <param name="Local">The file of the project that it is, or null.</param>
/// <param name="Unpinned">Why what Azure fetches may change, or null.</param>
/// <param name="ValidExitCodes">The exit codes that count as success; empty for 0 alone.</param>
internal sealed record Step(
    string Path,
    string Type,
    string? Name,
    IReadOnlyList<string> Inline,
    string? Uri,
    string? Checksum,
    string? Destination,
    LocalFile? Local,
    string? Unpinned,
    IReadOnlyList<int> ValidExitCodes)
{
    /// <summary>How a person calls it.</summary>
    public string Words => Name is null ? $"the {Type} step" : $"'{Name}'";

    public string UriKey => Destination is null ? "scriptUri" : "sourceUri";

    public static IReadOnlyList<Step> Customizers(ImageSpec image) => [.. image.Template.Customize.Select((c, i) =>
    {
        var path = $"template.customize[{i}]";
        return c switch
        {
            Customizer.Shell s => new Step(path, "Shell", s.Name, s.Inline, s.ScriptUri, s.Script?.Sha256 ?? s.Sha256Checksum, null, s.Script, s.Unpinned, []),
            Customizer.PowerShell p => new(path, "PowerShell", p.Name, p.Inline, p.ScriptUri, p.Script?.Sha256 ?? p.Sha256Checksum, null, p.Script, p.Unpinned, p.ValidExitCodes),
            Customizer.File f => new(path, "File", f.Name, [], f.SourceUri, f.Source?.Sha256 ?? f.Sha256Checksum, f.Destination, f.Source, f.Unpinned, []),
            _ => new(path, c.GetType().Name, c.Name, [], null, null, null, null, null, []),
        };
    })];

    public static IReadOnlyList<Step> Validators(ImageSpec image) => [.. (image.Template.Validate?.InVMValidations ?? []).Select((v, i) =>
    {
        var path = $"template.validate.inVMValidations[{i}]";
        return v switch
        {
            Validator.Shell s => new Step(path, "Shell", s.Name, s.Inline, s.ScriptUri, s.Script?.Sha256 ?? s.Sha256Checksum, null, s.Script, s.Unpinned, []),
            Validator.PowerShell p => new(path, "PowerShell", p.Name, p.Inline, p.ScriptUri, p.Script?.Sha256 ?? p.Sha256Checksum, null, p.Script, p.Unpinned, p.ValidExitCodes),
            Validator.File f => new Step(path, "File", f.Name, [], f.SourceUri, f.Source?.Sha256 ?? f.Sha256Checksum, f.Destination, f.Source, f.Unpinned, []),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    })];
}
