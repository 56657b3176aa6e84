namespace ImageInfra.Model.Images;

/// <summary>The operating system of an image definition.</summary>
public enum OsType
{
    /// <summary>Linux.</summary>
    Linux,

    /// <summary>Windows.</summary>
    Windows,
}
