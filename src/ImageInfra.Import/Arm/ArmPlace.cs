namespace ImageInfra.Import.Arm;

/// <summary>A line of a file.</summary>
internal readonly record struct ArmPlace(string File, int Line);
