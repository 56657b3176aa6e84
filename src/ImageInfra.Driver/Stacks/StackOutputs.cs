namespace ImageInfra.Driver.Stacks;

/// <summary>The outputs of a stack, which the driver uses.</summary>
public sealed record StackOutputs
{
    /// <summary>The resource group.</summary>
    public required string ResourceGroupName { get; init; }

    /// <summary>The ARM id of the gallery.</summary>
    public required string GalleryId { get; init; }

    /// <summary>The ARM id of the managed identity of builds.</summary>
    public required string IdentityId { get; init; }

    /// <summary>The principal id of that identity.</summary>
    public required string IdentityPrincipalId { get; init; }

    /// <summary>Optional. The public IP address of the NAT gateway that the stack created for builds. Default: there is none.</summary>
    public string? BuildNetworkAddress { get; init; }

    /// <summary>The images, by name.</summary>
    public required IReadOnlyDictionary<string, ImageOutputs> Images { get; init; }

    /// <summary>The images whose base has no version yet, each with its base.</summary>
    public required IReadOnlyDictionary<string, string> Waiting { get; init; }

    /// <summary>Optional. The ARM ids of the versions of the channels, by image and channel. Default: no channels.</summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Channels { get; init; } = new Dictionary<string, IReadOnlyDictionary<string, string>>();
}
