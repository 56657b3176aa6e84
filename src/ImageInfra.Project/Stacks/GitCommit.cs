using ImageInfra.Project.Disk;

namespace ImageInfra.Project.Stacks;

/// <summary>The current commit of a working tree, read from git's files without the git command.</summary>
public static class GitCommit
{
    private const string Reference = "ref: ";
    private const int ShortestHash = 40;

    /// <summary>The current commit of the repository of a folder, in hex; null if there is none.</summary>
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
            // An unreadable repository counts as none: a build must not fail for it.
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

        // In a git worktree, .git is a file that names the folder.
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
