namespace ImageInfra.Project.Stacks;

/// <summary>A configuration value of a Pulumi provider.</summary>
/// <param name="Value">The value; null if it is encrypted.</param>
/// <param name="File">The file name.</param>
/// <param name="Line">The line, starting at 1.</param>
public sealed record ConfiguredValue(string? Value, string File, int Line)
{
    /// <summary>Whether the value is encrypted, so that only Pulumi can read it.</summary>
    public bool IsEncrypted => Value is null;

    /// <summary>The file and line.</summary>
    public string Place => $"{File}:{Line}";
}
