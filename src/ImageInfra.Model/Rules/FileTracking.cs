namespace ImageInfra.Model.Rules;

/// <summary>The files of images that git ignores or does not track.</summary>
/// <param name="Ignored">Paths of ignored files, from the project folder.</param>
/// <param name="Untracked">Paths of untracked files; empty unless the stack requires tracked files.</param>
public sealed record FileTracking(IReadOnlySet<string> Ignored, IReadOnlySet<string> Untracked)
{
    /// <summary>No files: the project is not in a repository.</summary>
    public static FileTracking None { get; } = new(new HashSet<string>(), new HashSet<string>());
}
