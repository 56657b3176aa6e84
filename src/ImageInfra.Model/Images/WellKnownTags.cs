namespace ImageInfra.Model.Images;

/// <summary>The tags that ImageInfra sets on Azure resources and reads back.</summary>
public static class WellKnownTags
{
    /// <summary>The stack that manages the resource.</summary>
    public const string Stack = "imageinfra-stack";

    /// <summary>The name of the image in the catalog.</summary>
    public const string Image = "imageinfra-image";

    /// <summary>On a version: the image template that built it; its name holds the content hash.</summary>
    public const string Template = "imageinfra-template";

    /// <summary>On a version: the source of its build, such as <c>ubuntu-2404-base 1.0.0</c>.</summary>
    public const string Source = "imageinfra-source";

    /// <summary>On a version: the exact marketplace version of its source, if the catalog says <c>latest</c>.</summary>
    public const string SourceVersion = "imageinfra-source-version";

    /// <summary>On a version: the id of the run that built it.</summary>
    public const string Run = "imageinfra-run";

    /// <summary>On a version: the result of the check after the build: succeeded or failed.</summary>
    public const string Check = "imageinfra-check";

    /// <summary>On a version: the git commit of the catalog at the build.</summary>
    public const string Commit = "imageinfra-commit";

    /// <summary>On a version: the channels that point to it, separated by commas.</summary>
    public const string Channels = "imageinfra-channels";

    /// <summary>On a version: the reason of its revocation.</summary>
    public const string Revoked = "imageinfra-revoked";

    /// <summary>On a version: the SHA-256 of its provenance statement, in hex.</summary>
    public const string Provenance = "imageinfra-provenance";

    /// <summary>
    /// On a version: the SHA-256, in hex, of a provenance statement without the commit, written by a process that did not start the run.
    /// </summary>
    public const string ReconstructedProvenance = "imageinfra-provenance-reconstructed";

    /// <summary>The tags of a build. A promoted copy of the version keeps them.</summary>
    public static IReadOnlyList<string> Origin { get; } = [Template, Source, SourceVersion, Run, Commit, Check, Provenance, ReconstructedProvenance];

    /// <summary>Whether a tag is one that ImageInfra sets. Tag names ignore case.</summary>
    public static bool IsReserved(string name) => name.StartsWith("imageinfra-", StringComparison.OrdinalIgnoreCase);
}
