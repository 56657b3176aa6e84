namespace ImageInfra.Model.Images;

/// <summary>The CPU architecture of an image definition.</summary>
public enum Architecture
{
    /// <summary>x64.</summary>
    X64,

    /// <summary>Arm64.</summary>
    Arm64,
}

/// <summary>The Hyper-V generation of an image definition; source and result must match.</summary>
public enum HyperVGeneration
{
    /// <summary>Generation 1.</summary>
    V1,

    /// <summary>Generation 2, needed for every security type.</summary>
    V2,
}

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

/// <summary>What Azure does with the build VM when a step fails.</summary>
public enum OnBuildError
{
    /// <summary>Remove the VM. Azure's default.</summary>
    Cleanup,

    /// <summary>Keep the VM for inspection; it costs money until it is deleted.</summary>
    Abort,
}

/// <summary>The operating system of an image definition.</summary>
public enum OsType
{
    /// <summary>Linux.</summary>
    Linux,

    /// <summary>Windows.</summary>
    Windows,
}
