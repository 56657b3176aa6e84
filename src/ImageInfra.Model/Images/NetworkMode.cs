namespace ImageInfra.Model.Images;

/// <summary>Where builds have their network.</summary>
public enum NetworkMode
{
    /// <summary>Azure makes one for each template, in its staging resource group.</summary>
    Default,

    /// <summary>Subnets that are there already.</summary>
    Vnet,

    /// <summary>A network that the stack makes, for builds alone.</summary>
    Isolated,
}
