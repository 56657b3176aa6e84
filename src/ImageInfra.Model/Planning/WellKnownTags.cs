namespace ImageInfra.Model.Planning;

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
}
