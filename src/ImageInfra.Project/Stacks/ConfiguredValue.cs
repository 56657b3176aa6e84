namespace ImageInfra.Project.Stacks;

/// <summary>A configuration value of a Pulumi provider.</summary>
/// <param name="Value">The value; null if it is encrypted.</param>
/// <param name="Place">The file and line of the value.</param>
public sealed record ConfiguredValue(string? Value, string Place)
{
    /// <summary>Whether the value is encrypted, so that only Pulumi can read it.</summary>
    public bool IsEncrypted => Value is null;
}
