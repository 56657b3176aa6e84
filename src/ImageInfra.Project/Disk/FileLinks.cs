namespace ImageInfra.Project.Disk;

/// <summary>Resolves links to files.</summary>
internal static class FileLinks
{
    /// <summary>The full path of the target behind all links; the target may not exist.</summary>
    /// <exception cref="IOException">A link leads back to itself.</exception>
    public static string TargetOf(string path)
    {
        var full = Path.GetFullPath(path);
        return new FileInfo(full).LinkTarget is null ? full : File.ResolveLinkTarget(full, returnFinalTarget: true)!.FullName;
    }
}
