namespace ImageInfra.Project.Stacks;

/// <summary>What an edit did to a stack's file.</summary>
/// <param name="File">The file.</param>
/// <param name="Before">Its text before.</param>
/// <param name="After">Its text after.</param>
public sealed record SettingsChange(string File, string Before, string After);
