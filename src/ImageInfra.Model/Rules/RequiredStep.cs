using ImageInfra.Model.Images;

namespace ImageInfra.Model.Rules;

/// <summary>A step that images have. What is not said of it does not matter.</summary>
/// <param name="OsType">Optional. The images that need it. Default: all.</param>
/// <param name="Type">Optional. Its type, such as <c>WindowsUpdate</c>.</param>
/// <param name="Name">Optional. Its name.</param>
/// <param name="Sha256">Optional. Its <c>sha256Checksum</c>; of inline commands, that of the file with these lines.</param>
/// <param name="Position">Optional. Where it stands. Default: anywhere.</param>
public sealed record RequiredStep(OsType? OsType, string? Type, string? Name, string? Sha256, StepPosition Position);
