using System.Collections.Immutable;
using Pulumi;

namespace ImageInfra.Components.Factory;

/// <summary>Reads ids of image definitions and versions from a stack, for other Pulumi programs.</summary>
/// <example>
/// <code>
/// var images = new FactoryReference("acme/imageinfra/prod");
/// var imageReference = new ImageReferenceArgs { Id = images.VersionId("windows-11-avd", "stable") };
/// </code>
/// </example>
public sealed class FactoryReference
{
    private readonly StackReference _stack;

    /// <summary>References a stack, such as <c>acme/imageinfra/prod</c>.</summary>
    public FactoryReference(string stack, CustomResourceOptions? options = null)
        : this(new StackReference(stack, options: options))
    {
    }

    /// <summary>Uses an existing stack reference.</summary>
    public FactoryReference(StackReference stack) => _stack = stack;

    /// <summary>The ARM id of the gallery.</summary>
    public Output<string> GalleryId => _stack.RequireOutput("galleryId").Apply(id => (string)id);

    /// <summary>Returns the ARM id of an image definition. VMs with this id use the latest version.</summary>
    /// <exception cref="KeyNotFoundException">The stack has no such image.</exception>
    public Output<string> DefinitionId(string image) => Find("images", image, "definitionId");

    /// <summary>Returns the ARM id of the version that a channel of an image points to.</summary>
    /// <exception cref="KeyNotFoundException">The stack has no such image, or the image has no such channel.</exception>
    public Output<string> VersionId(string image, string channel) => Find("channels", image, channel);

    private Output<string> Find(string output, string image, string name) => _stack.RequireOutput(output).Apply(all =>
        Part(Part(all, image), name) as string ?? throw new KeyNotFoundException($"the stack's output has no {output}.{image}.{name}"));

    private static object? Part(object? map, string name) =>
        (map as ImmutableDictionary<string, object>)?.FirstOrDefault(p => string.Equals(p.Key, name, StringComparison.OrdinalIgnoreCase)).Value;
}
