namespace ImageInfra.Model.Images;

/// <summary>A range with optional ends.</summary>
public sealed record ResourceRange(int? Min = null, int? Max = null);
