using System.Security.Cryptography;
using System.Text;
using ImageInfra.Model.Images;
using ImageInfra.Model.Rules;
using ImageInfra.Model.Secrets;
using ImageInfra.Project.Disk;

namespace ImageInfra.Project.Files;

/// <summary>Reads the files in a project folder. Each file is read once.</summary>
/// <param name="project">The folder of <c>Pulumi.yaml</c>.</param>
public sealed class ProjectFiles(string project) : ILocalFiles
{
    // As in git, a zero byte near the start means a binary file.
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
            return !Path.Exists(full) && new FileInfo(full).LinkTarget is null ? LocalFileAnswer.No($"there is no file '{path}' in the project; paths are relative to the folder of the file that names them")
                : (PrivateFiles.FolderOf(path) ?? PrivateFiles.FolderOf(Target(full))) is { } folder ? LocalFileAnswer.No($"'{path}' is in {folder}, whose files are never uploaded; copy the file to another folder", ValidationRules.PrivateFile.Id)
                : LinkOut(path) is { } link ? LocalFileAnswer.No($"'{link}' is a link to a file outside the project; copy the file into the project")
                : Read(path, full, isScript);
        }
        catch (FileTooLongException e)
        {
            return LocalFileAnswer.No(
                $"'{path}' has {e.Length / 1024 / 1024} MB, but Azure Image Builder accepts only files under {LocalFile.LengthLimit / 1024 / 1024} MB; publish it at a URL, and download it in a script",
                ValidationRules.FileTooLarge.Id);
        }
        catch (FileException e)
        {
            return LocalFileAnswer.No($"'{path}' {e.Problem}");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return LocalFileAnswer.No($"'{path}' can't be read: {e.Message}");
        }
    }

    private static LocalFileAnswer Read(string path, string full, bool isScript)
    {
        var content = FileReader.ReadBytes(full, FileKind.Script);
        var text = content.AsSpan(0, Math.Min(content.Length, BinaryProbe)).Contains((byte)0) ? null : TextOf(content);
        return new(
            new()
            {
                Path = path,
                FullPath = full,
                Sha256 = Convert.ToHexStringLower(SHA256.HashData(content)),
                Text = isScript ? text ?? TextOf(content) : null,
                Secrets = text is null ? [] : FileSecret.In(text),
                IsPublic = text is not null && PrivateFiles.IsPublic(text),
            },
            Problem: null);
    }

    // Files that are not text are uploaded unchanged; this text is only searched for secrets.
    private static string TextOf(byte[] content)
    {
        using var reader = new StreamReader(new MemoryStream(content), Encoding.UTF8, detectEncodingFromByteOrderMarks: true);
        return reader.ReadToEnd();
    }

    // The first part of the path that leads out of the project; null if none does.
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

    // Resolves links in every folder of the path, because the project folder may itself be behind a link.
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
