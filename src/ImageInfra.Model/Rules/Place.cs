namespace ImageInfra.Model.Rules;

/// <summary>A place in a file.</summary>
/// <param name="Line">The line, from 1, or 0.</param>
/// <param name="Column">The column, from 1, or 0.</param>
internal readonly record struct Place(int Line, int Column);
