namespace ImageInfra.Project.Disk;

/// <summary>Links to files.</summary>
internal static class FileLinks
{
    /// <summary>The full path of what a path stands for, behind every link; it need not exist.</summary>
    /// <exception cref="IOException">A link leads back to itself.</exception>
    public static string TargetOf(string path)
    {
        var full = Path.GetFullPath(path);
        return new FileInfo(full).LinkTarget is null ? full : File.ResolveLinkTarget(full, returnFinalTarget: true)!.FullName;
    }
}
