namespace ImageInfra.Project.Stacks;

/// <summary>A value of the configuration of a Pulumi provider.</summary>
/// <param name="Value">The value; null where it is encrypted.</param>
/// <param name="Place">The file and the line that have it.</param>
public sealed record ConfiguredValue(string? Value, string Place)
{
    /// <summary>Whether only Pulumi can read it.</summary>
    public bool IsEncrypted => Value is null;
}
