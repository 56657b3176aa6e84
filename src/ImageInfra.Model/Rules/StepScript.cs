namespace ImageInfra.Model.Rules;

/// <summary>The script of a step, inline or from a project file, as Azure Image Builder runs it.</summary>
/// <param name="Image">The image.</param>
/// <param name="Step">The step.</param>
/// <param name="Lines">The lines. An item of <c>inline</c> may have several.</param>
internal sealed record StepScript(InspectedImage Image, InspectedStep Step, IReadOnlyList<ScriptLine> Lines)
{
    private static readonly string[] s_shells = ["sh", "bash", "dash"];

    public ScriptLanguage Language => Step.Type == "PowerShell" ? ScriptLanguage.PowerShell : ScriptLanguage.Shell;

    public string Text => string.Join('\n', Lines.Select(l => l.Text));

    /// <summary>Whether the first line names an interpreter that is not a shell.</summary>
    public bool HasOtherInterpreter => Language is ScriptLanguage.Shell
        && Lines is [{ Text: ['#', '!', ..] first }, ..]
        && !first[2..].Split(' ', '/').Any(word => s_shells.Contains(word));

    /// <summary>Creates a finding for a line.</summary>
    public Finding Find(ValidationRule rule, ScriptLine line, Place place, string message) =>
        Image.Find(rule, line.Path, place, message) with { File = line.File };
}

/// <summary>A line of a script, and its location in the catalog file or in the script file.</summary>
/// <param name="Text">The text.</param>
/// <param name="Path">The property that contains it, such as <c>template.customize[0].inline[2]</c>.</param>
/// <param name="File">The path of the file.</param>
/// <param name="Place">The start of the line.</param>
internal sealed record ScriptLine(string Text, string Path, string File, Place Place);
