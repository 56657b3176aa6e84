using System.Text.RegularExpressions;
using ImageInfra.Model.Description;
using ImageInfra.Model.Images;

namespace ImageInfra.Model.Catalog;

/// <summary>Reads keys with paths of project files. Paths are relative to the catalog file and must stay inside the project.</summary>
internal sealed partial class LocalFileReader(ILocalFiles? files)
{
    /// <summary>A reader without a project, for shipped fragments.</summary>
    public static LocalFileReader None { get; } = new(files: null);

    /// <summary>Returns the file of a key, or null with an error.</summary>
    public LocalFile? Read(MappingReader step, string key, bool isScript)
    {
        if (step.Text(key) is not { } written)
        {
            return null;
        }

        if (PathOf(written, step.FolderOf(key)) is not { } path)
        {
            step.Fail(key, $"'{written}' is not a path inside the project; expected a path relative to the folder of this file, with slashes, such as scripts/install.sh");
            return null;
        }

        if (!NamePattern().IsMatch(path[(path.LastIndexOf('/') + 1)..]))
        {
            step.Fail(key, $"'{written}' has a file name that is not safe in a URL; rename the file to 1 to 100 letters, digits, '.', '_' and '-'");
            return null;
        }

        var answer = files?.Read(path, isScript) ?? LocalFileAnswer.No("can't be a project file here, because there is no project folder");
        if (answer.Problem is { } problem)
        {
            step.Fail(key, problem, answer.Rule);
        }

        return answer.File;
    }

    // Null for an absolute path, or for a path that leaves the project.
    private static string? PathOf(string written, string folder)
    {
        if (written.Contains('\\', StringComparison.Ordinal) || written.StartsWith('/') || written.Contains(':', StringComparison.Ordinal) || written.Contains('\0', StringComparison.Ordinal))
        {
            return null;
        }

        var parts = new List<string>();
        foreach (var part in $"{folder}/{written}".Split('/').Where(p => p is not ("" or ".")))
        {
            if (part != "..")
            {
                parts.Add(part);
            }
            else if (parts.Count > 0)
            {
                parts.RemoveAt(parts.Count - 1);
            }
            else
            {
                return null;
            }
        }

        return parts.Count == 0 ? null : string.Join('/', parts);
    }

    [GeneratedRegex("^[A-Za-z0-9_.-]{1,100}$")]
    private static partial Regex NamePattern();
}
