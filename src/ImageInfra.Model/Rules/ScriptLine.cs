namespace ImageInfra.Model.Rules;

/// <summary>One line of a script, and where it is: in the catalog file, or in the script's own.</summary>
/// <param name="Text">The line.</param>
/// <param name="Path">The property that holds it, such as <c>template.customize[0].inline[2]</c>.</param>
/// <param name="File">The path of the file.</param>
/// <param name="Place">Where it begins.</param>
internal sealed record ScriptLine(string Text, string Path, string File, Place Place);
