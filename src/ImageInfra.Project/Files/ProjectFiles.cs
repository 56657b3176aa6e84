using System.Security.Cryptography;
using System.Text;
using ImageInfra.Model.Images;
using ImageInfra.Model.Rules;
using ImageInfra.Model.Secrets;

namespace ImageInfra.Project.Files;

/// <summary>The files in a project folder. Each is read once.</summary>
/// <param name="project">The folder of <c>Pulumi.yaml</c>.</param>
public sealed class ProjectFiles(string project) : ILocalFiles
{
    // Like git: a zero among the first bytes means a binary file.
    private const int BinaryProbe = 8000;

    private readonly Dictionary<(string Path, bool IsScript), LocalFileAnswer> _read = [];

    /// <inheritdoc/>
    public LocalFileAnswer Read(string path, bool isScript) =>
        _read.TryGetValue((path, isScript), out var known) ? known : _read[(path, isScript)] = ReadNew(path, isScript);

    private LocalFileAnswer ReadNew(string path, bool isScript)
    {
        try
        {
            var full = Path.GetFullPath(path, project);
            return Directory.Exists(full) ? LocalFileAnswer.No($"'{path}' is a folder; expected a file")
                : !File.Exists(full) ? LocalFileAnswer.No($"there is no file '{path}' in the project; paths are relative to the folder of the file that names them")
                : (PrivateFiles.FolderOf(path) ?? PrivateFiles.FolderOf(Target(full))) is { } folder ? LocalFileAnswer.No($"'{path}' is in {folder}, whose files are never uploaded; copy the file to another folder", ValidationRules.PrivateFile.Id)
                : LinkOut(path) is { } link ? LocalFileAnswer.No($"'{link}' is a link to a place outside the project; copy the file into it")
                : Read(path, full, isScript);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return LocalFileAnswer.No($"'{path}' can't be read: {e.Message}");
        }
    }

    private static LocalFileAnswer Read(string path, string full, bool isScript)
    {
        using var file = File.OpenRead(full);
        if (file.Length >= LocalFile.LengthLimit)
        {
            return LocalFileAnswer.No(
                $"'{path}' has {file.Length / 1024 / 1024} MB, and Azure Image Builder takes files under {LocalFile.LengthLimit / 1024 / 1024} MB; put it behind an address, and download it in a script",
                ValidationRules.FileTooLarge.Id);
        }

        var content = new byte[file.Length];
        file.ReadExactly(content);
        var text = content.AsSpan(0, Math.Min(content.Length, BinaryProbe)).Contains((byte)0) ? null : Encoding.UTF8.GetString(content).TrimStart('\uFEFF');
        return new(
            new()
            {
                Path = path,
                FullPath = full,
                Sha256 = Convert.ToHexStringLower(SHA256.HashData(content)),
                Text = isScript ? text ?? Encoding.UTF8.GetString(content) : null,
                Secrets = text is null ? [] : FileSecret.In(text),
                IsPublic = text is not null && PrivateFiles.IsPublic(text),
            },
            Problem: null);
    }

    // The first part of the path that leads out of the project, or null.
    private string? LinkOut(string path)
    {
        var root = Resolved(project) + Path.DirectorySeparatorChar;
        var at = project;
        foreach (var part in path.Split('/'))
        {
            at = Path.Combine(at, part);
            FileSystemInfo entry = Directory.Exists(at) ? new DirectoryInfo(at) : new FileInfo(at);
            if (entry.LinkTarget is not null && !Resolved(at).StartsWith(root, StringComparison.Ordinal))
            {
                return Path.GetRelativePath(project, at).Replace('\\', '/');
            }
        }

        return null;
    }

    // The path from the project folder with all links resolved.
    private string Target(string full) => Path.GetRelativePath(Resolved(project), Resolved(full)).Replace('\\', '/');

    // Links of every folder on the way, too: a project may itself lie behind one.
    private static string Resolved(string path)
    {
        var full = Path.GetFullPath(path);
        var at = Path.GetPathRoot(full)!;
        foreach (var part in full[at.Length..].Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries))
        {
            at = Path.Combine(at, part);
            FileSystemInfo entry = Directory.Exists(at) ? new DirectoryInfo(at) : new FileInfo(at);
            at = entry.ResolveLinkTarget(returnFinalTarget: true) is { } target ? Resolved(target.FullName) : at;
        }

        return at;
    }
}
