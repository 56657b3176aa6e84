using ImageInfra.Model.Secrets;

namespace ImageInfra.Model.Images;

/// <summary>Something that looks like a secret, or like a private file, and is allowed in an image, for a reason.</summary>
/// <param name="Finding">The kind, one of <see cref="Kinds"/>.</param>
/// <param name="In">Where: a property of the image's file, with all below it, or a file of the project.</param>
/// <param name="Reason">Why it is allowed.</param>
public sealed record AllowedFinding(string Finding, string In, string Reason)
{
    /// <summary>Every kind that can be allowed, in alphabetical order.</summary>
    public static IReadOnlyList<string> Kinds { get; } =
        [.. SecretScanner.Kinds.Concat([PrivateFiles.Key, PrivateFiles.Ignored, PrivateFiles.Untracked]).Order(StringComparer.Ordinal)];

    /// <summary>Whether it allows a finding.</summary>
    /// <param name="finding">The kind.</param>
    /// <param name="file">The file of the project that it is about, or null.</param>
    /// <param name="path">The property, such as <c>template.customize[0].inline[2]</c>.</param>
    public bool Covers(string finding, string? file, string path) =>
        finding == Finding
        && (In == file || In == path || (path.StartsWith(In, StringComparison.Ordinal) && path[In.Length] is '.' or '['));
}
