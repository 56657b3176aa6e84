namespace ImageInfra.Project.Disk;

/// <summary>A file or folder cannot be read or written. Nothing was written.</summary>
/// <param name="path">The file or folder.</param>
/// <param name="problem">The problem and the next step, without the path.</param>
/// <param name="inner">The error of the operating system; null if there is none.</param>
public class FileException(string path, string problem, Exception? inner = null) : IOException($"{path}: {problem}", inner)
{
    /// <summary>The file or folder.</summary>
    public string Path => path;

    /// <summary>The problem and the next step, without the path.</summary>
    public string Problem => problem;
}
