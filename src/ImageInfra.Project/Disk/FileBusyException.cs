namespace ImageInfra.Project.Disk;

/// <summary>Another process is changing a file. Nothing was written; the command may succeed when it runs again.</summary>
/// <param name="path">The file.</param>
/// <param name="problem">The problem and the next step, without the path.</param>
public sealed class FileBusyException(string path, string problem) : FileException(path, problem);
