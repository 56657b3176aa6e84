namespace ImageInfra.Import.Contract;

/// <summary>A file to import, as read.</summary>
/// <param name="Path">The path to show.</param>
/// <param name="Text">The JSON text.</param>
public sealed record ImportFile(string Path, string Text);
