namespace ImageInfra.Model.Images;

/// <summary>The CPU architecture of an image definition.</summary>
public enum Architecture
{
    /// <summary>x64.</summary>
    X64,

    /// <summary>Arm64.</summary>
    Arm64,
}
