using ImageInfra.Project.Disk;

namespace ImageInfra.Project.Stacks;

/// <summary>The effect of an edit on a stack file.</summary>
/// <param name="File">The file.</param>
/// <param name="Before">The text before the edit.</param>
/// <param name="After">The text after the edit.</param>
public sealed record SettingsChange(string File, string Before, string After)
{
    /// <summary>Restores the text before the edit, unless the file was changed since.</summary>
    public void Undo()
    {
        using var edited = EditedFile.Open(File, FileKind.Settings);
        if (edited.Text == After && Before != After)
        {
            edited.Write(Before);
        }
    }
}
