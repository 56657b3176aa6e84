using ImageInfra.Project.Disk;

namespace ImageInfra.Project.Stacks;

/// <summary>The commit that a working tree is at, read from git's own files: no git command is needed.</summary>
public static class GitCommit
{
    private const string Reference = "ref: ";
    private const int ShortestHash = 40;

    /// <summary>The commit of the repository that a folder is in, in hex, or null where there is none.</summary>
    public static string? Find(string directory)
    {
        try
        {
            for (var folder = new DirectoryInfo(directory); folder is not null; folder = folder.Parent)
            {
                if (GitDirectory(Path.Combine(folder.FullName, ".git")) is { } git)
                {
                    return Read(git);
                }
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            // What can't be read is not known; no build fails for it.
        }

        return null;
    }

    private static string? GitDirectory(string path)
    {
        const string Link = "gitdir: ";
        if (Directory.Exists(path))
        {
            return path;
        }

        // A worktree has a file that says where its folder is.
        return File.Exists(path) && FileReader.ReadText(path, FileKind.Foreign).Trim() is var text && text.StartsWith(Link, StringComparison.Ordinal)
            ? Path.GetFullPath(text[Link.Length..], Path.GetDirectoryName(path)!)
            : null;
    }

    private static string? Read(string git)
    {
        var head = FileReader.ReadText(Path.Combine(git, "HEAD"), FileKind.Foreign).Trim();
        if (!head.StartsWith(Reference, StringComparison.Ordinal))
        {
            return Hash(head);
        }

        var name = head[Reference.Length..];
        var common = Path.Combine(git, "commondir") is var file && File.Exists(file) ? Path.GetFullPath(FileReader.ReadText(file, FileKind.Foreign).Trim(), git) : git;
        foreach (var folder in (string[])[git, common])
        {
            if (Path.Combine(folder, name) is var loose && File.Exists(loose))
            {
                return Hash(FileReader.ReadText(loose, FileKind.Foreign).Trim());
            }
        }

        var packed = Path.Combine(common, "packed-refs");
        return File.Exists(packed)
            ? FileReader.ReadText(packed, FileKind.Foreign).Split('\n').Where(l => l.EndsWith($" {name}", StringComparison.Ordinal)).Select(l => Hash(l[..l.IndexOf(' ', StringComparison.Ordinal)])).FirstOrDefault()
            : null;
    }

    private static string? Hash(string text) => text.Length >= ShortestHash && text.All(char.IsAsciiHexDigit) ? text : null;
}
