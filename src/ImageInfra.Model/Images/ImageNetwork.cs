namespace ImageInfra.Model.Images;

/// <summary>The network that one image's builds are in (<c>network</c>), whatever the stack's others are in.</summary>
/// <param name="Mode">Which it is. The addresses of the stack's own network are the stack's to say.</param>
/// <param name="VnetConfig">Required for <c>vnet</c>, and only there: the existing subnets.</param>
public sealed record ImageNetwork(NetworkMode Mode, VnetConfig? VnetConfig = null);
