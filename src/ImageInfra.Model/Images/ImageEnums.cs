namespace ImageInfra.Model.Images;

/// <summary>The CPU architecture of an image definition.</summary>
public enum Architecture
{
    /// <summary>x64.</summary>
    X64,

    /// <summary>Arm64.</summary>
    Arm64,
}

/// <summary>The Hyper-V generation of an image definition. It equals the generation of the source.</summary>
public enum HyperVGeneration
{
    /// <summary>Generation 1.</summary>
    V1,

    /// <summary>Generation 2, required by every security type except Standard.</summary>
    V2,
}

/// <summary>The kind of network that builds run in.</summary>
public enum NetworkMode
{
    /// <summary>Azure creates a network for each template, in its staging resource group.</summary>
    Default,

    /// <summary>Existing subnets.</summary>
    Vnet,

    /// <summary>A network that the stack creates, only for builds.</summary>
    Isolated,
}

/// <summary>Azure's treatment of the build VM after a failed step.</summary>
public enum OnBuildError
{
    /// <summary>Delete the VM. Azure's default.</summary>
    Cleanup,

    /// <summary>Keep the VM for inspection. It costs money until it is deleted.</summary>
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

/// <summary>Names of enumerations in Azure's spelling.</summary>
public static class ImageEnumNames
{
    /// <summary>Returns <c>x64</c> or <c>Arm64</c>.</summary>
    public static string Name(this Architecture architecture) => architecture is Architecture.X64 ? "x64" : "Arm64";
}
