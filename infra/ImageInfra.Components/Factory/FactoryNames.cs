namespace ImageInfra.Components.Factory;

/// <summary>The Pulumi names of the components of a factory.</summary>
/// <param name="Gallery">The name of the gallery component.</param>
/// <param name="Network">The name of the network component.</param>
/// <param name="Prefix">Precedes the name of each image in the names of its resources.</param>
internal sealed record FactoryNames(string Gallery, string Network, string Prefix)
{
    /// <summary>The names in a program that is a factory as a whole.</summary>
    public static FactoryNames OfProgram { get; } = new("images", "builds", "");

    /// <summary>Returns how to create the template of an image whose base has no pinned version.</summary>
    public string TemplateHint(string image, string baseImage) => this == OfProgram
        ? $"to build both, run 'imageinfra build {image}'"
        : $"build '{baseImage}', then add its version to baseVersions";

    /// <summary>Returns the names in a program that may declare several factories.</summary>
    /// <param name="component">The name of the factory component.</param>
    public static FactoryNames OfComponent(string component) => new(component, component, $"{component}-");
}
