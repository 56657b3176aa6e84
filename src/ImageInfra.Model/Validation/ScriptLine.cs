namespace ImageInfra.Model.Validation;

/// <summary>One line of an inline script, and where the catalog file has it.</summary>
/// <param name="Text">The line.</param>
/// <param name="Path">The property that holds it, such as <c>template.customize[0].inline[2]</c>.</param>
/// <param name="Place">Where it begins.</param>
internal sealed record ScriptLine(string Text, string Path, Place Place);
