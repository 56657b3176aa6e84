namespace ImageInfra.Model.Images;

/// <summary>The tags that ImageInfra puts on what it makes, and reads back.</summary>
public static class WellKnownTags
{
    /// <summary>The stack that declared it.</summary>
    public const string Stack = "imageinfra-stack";

    /// <summary>The image of the catalog.</summary>
    public const string Image = "imageinfra-image";

    /// <summary>On a version: the image template that built it, whose name carries the content hash.</summary>
    public const string Template = "imageinfra-template";

    /// <summary>On a version: what its build started from, such as <c>ubuntu-2404-base 1.0.0</c>.</summary>
    public const string Source = "imageinfra-source";

    /// <summary>On a version: the exact marketplace version that its build started from, where the source has <c>latest</c>.</summary>
    public const string SourceVersion = "imageinfra-source-version";

    /// <summary>On a version: the id of the run that built it.</summary>
    public const string Run = "imageinfra-run";

    /// <summary>On a version: whether the check that the build was given found it good: succeeded or failed.</summary>
    public const string Check = "imageinfra-check";

    /// <summary>On a version: the git commit of the catalog that it was built from.</summary>
    public const string Commit = "imageinfra-commit";

    /// <summary>On a version: the channels that stand for it, separated by commas.</summary>
    public const string Channels = "imageinfra-channels";

    /// <summary>On a version: why it is revoked.</summary>
    public const string Revoked = "imageinfra-revoked";

    /// <summary>On a version: the SHA-256 of its provenance, in hex.</summary>
    public const string Provenance = "imageinfra-provenance";

    /// <summary>The tags of a build, which a copy of its version keeps.</summary>
    public static IReadOnlyList<string> Origin { get; } = [Template, Source, SourceVersion, Run, Commit, Check, Provenance];
}
