namespace ImageInfra.Project.Disk;

/// <summary>Another process is changing a file. Nothing was written, and the same command may succeed later.</summary>
/// <param name="path">The file.</param>
/// <param name="problem">What the other process does, and what to do, without the path.</param>
public sealed class FileBusyException(string path, string problem) : FileException(path, problem);
