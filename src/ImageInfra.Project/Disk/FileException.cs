namespace ImageInfra.Project.Disk;

/// <summary>A file or folder cannot be used as it is wanted. Nothing was written.</summary>
/// <param name="path">The file or folder.</param>
/// <param name="problem">What is wrong with it, and what to do, without its path.</param>
/// <param name="inner">The error of the system; null if there was none.</param>
public class FileException(string path, string problem, Exception? inner = null) : IOException($"{path}: {problem}", inner)
{
    /// <summary>The file or folder.</summary>
    public string Path => path;

    /// <summary>What is wrong with it, and what to do, without its path.</summary>
    public string Problem => problem;
}
