using System.Text.RegularExpressions;
using ImageInfra.Model.Description;
using ImageInfra.Model.Images;

namespace ImageInfra.Model.Catalog;

/// <summary>Reads the keys that name a file of the project. Paths are those of the file that names it; none leaves the project.</summary>
internal sealed partial class LocalFileReader(ILocalFiles? files)
{
    /// <summary>A reader where there is no project, such as for what is shipped.</summary>
    public static LocalFileReader None { get; } = new(files: null);

    /// <summary>The file that a key names, or null where it is not there or wrong; the reason is then in the errors.</summary>
    public LocalFile? Read(MappingReader step, string key, bool isScript)
    {
        if (step.Text(key) is not { } written)
        {
            return null;
        }

        if (PathOf(written, step.FolderOf(key)) is not { } path)
        {
            step.Fail(key, $"'{written}' is not a path inside the project; expected one from this file's folder, with slashes, such as scripts/install.sh");
            return null;
        }

        if (!NamePattern().IsMatch(path[(path.LastIndexOf('/') + 1)..]))
        {
            step.Fail(key, $"'{written}' has a name that is awkward in an address; expected 1 to 100 letters, digits, '.', '_' and '-'; rename the file");
            return null;
        }

        var answer = files?.Read(path, isScript) ?? LocalFileAnswer.No("names a file, and there is no project folder to find it in");
        if (answer.Problem is { } problem)
        {
            step.Fail(key, problem, answer.Rule);
        }

        return answer.File;
    }

    // Null for a path that is absolute, or that leaves the project.
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
