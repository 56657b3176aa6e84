namespace ImageInfra.Project.Stacks;

/// <summary>The effect of an edit on a stack file.</summary>
/// <param name="File">The file.</param>
/// <param name="Before">The text before the edit.</param>
/// <param name="After">The text after the edit.</param>
public sealed record SettingsChange(string File, string Before, string After);
