namespace ImageInfra.Driver.Stacks;

/// <summary>The outputs of a stack: what the driver runs.</summary>
public sealed record StackOutputs
{
    /// <summary>The resource group.</summary>
    public required string ResourceGroupName { get; init; }

    /// <summary>The ARM id of the gallery.</summary>
    public required string GalleryId { get; init; }

    /// <summary>The ARM id of the identity that builds run as.</summary>
    public required string IdentityId { get; init; }

    /// <summary>The principal id of that identity.</summary>
    public required string IdentityPrincipalId { get; init; }

    /// <summary>Optional. The public address of the NAT gateway that the stack made for its builds. Default: it made none.</summary>
    public string? BuildNetworkAddress { get; init; }

    /// <summary>The images, by name.</summary>
    public required IReadOnlyDictionary<string, ImageOutputs> Images { get; init; }

    /// <summary>The images that wait for their base, with that base.</summary>
    public required IReadOnlyDictionary<string, string> Waiting { get; init; }
}
