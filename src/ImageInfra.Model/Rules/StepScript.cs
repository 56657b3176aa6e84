namespace ImageInfra.Model.Rules;

/// <summary>What a customizer or a validator runs, inline or from a file of the project, as Azure Image Builder runs it.</summary>
/// <param name="Image">The image that has it.</param>
/// <param name="Step">The step.</param>
/// <param name="Lines">The lines. An item of <c>inline</c> may hold several.</param>
internal sealed record StepScript(InspectedImage Image, InspectedStep Step, IReadOnlyList<ScriptLine> Lines)
{
    private static readonly string[] s_shells = ["sh", "bash", "dash"];

    public ScriptLanguage Language => Step.Type == "PowerShell" ? ScriptLanguage.PowerShell : ScriptLanguage.Shell;

    public string Text => string.Join('\n', Lines.Select(l => l.Text));

    /// <summary>Whether the first line asks for another interpreter than a shell.</summary>
    public bool IsForeign => Language is ScriptLanguage.Shell
        && Lines is [{ Text: ['#', '!', ..] first }, ..]
        && !first[2..].Split(' ', '/').Any(word => s_shells.Contains(word));

    /// <summary>A finding at a line.</summary>
    public Finding Find(ValidationRule rule, ScriptLine line, Place place, string message) =>
        Image.Find(rule, line.Path, place, message) with { File = line.File };
}

/// <summary>One line of a script, and where it is: in the catalog file, or in the script's own.</summary>
/// <param name="Text">The line.</param>
/// <param name="Path">The property that holds it, such as <c>template.customize[0].inline[2]</c>.</param>
/// <param name="File">The path of the file.</param>
/// <param name="Place">Where it begins.</param>
internal sealed record ScriptLine(string Text, string Path, string File, Place Place);
