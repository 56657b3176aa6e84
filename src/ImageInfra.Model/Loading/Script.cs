namespace ImageInfra.Model.Loading;

/// <summary>A script of a customizer or a validator: at an address, or inline.</summary>
internal sealed record Script(string? Uri, IReadOnlyList<string> Inline, string? Sha256Checksum)
{
    public static Script Read(MappingReader step)
    {
        var hasUri = step.Has("scriptUri");
        var hasInline = step.Has("inline");
        if (hasUri == hasInline)
        {
            step.Fail(
                hasUri ? "inline" : "scriptUri",
                hasUri ? "can't go with scriptUri; expected one of the two" : "is required, or else inline with the commands");
        }

        if (step.Has("sha256Checksum") && !hasUri)
        {
            step.Fail("sha256Checksum", "is for a scriptUri; inline commands need none");
        }

        var inline = step.Texts("inline");
        return new(step.Text("scriptUri"), inline, step.Text("sha256Checksum"));
    }
}
