namespace ImageInfra.Package.Schemas;

/// <summary>A component of the package.</summary>
/// <param name="Name">The name after <c>imageinfra:index:</c>.</param>
/// <param name="Description">The purpose.</param>
/// <param name="Settings">The settings of a stack that are inputs of the component.</param>
/// <param name="Inputs">The other inputs.</param>
/// <param name="Outputs">The outputs.</param>
internal sealed record PackageComponent(
    string Name,
    string Description,
    IReadOnlyList<string> Settings,
    IReadOnlyList<PackageProperty> Inputs,
    IReadOnlyList<PackageProperty> Outputs)
{
    /// <summary>The type token in programs and states.</summary>
    public string Token => PackageSchema.TokenOf(Name);
}

/// <summary>An input or output that is not a setting.</summary>
/// <param name="Name">The name.</param>
/// <param name="Kind">The type.</param>
/// <param name="Description">The purpose.</param>
internal sealed record PackageProperty(string Name, PropertyKind Kind, string Description)
{
    /// <summary>Whether the input is required. Outputs are always present.</summary>
    public bool IsRequired { get; init; }

    /// <summary>Whether the value has to be known before the update, so that an output of a resource is not allowed.</summary>
    public bool IsPlain { get; init; }
}

/// <summary>The type of an input or output that is not a setting.</summary>
internal enum PropertyKind
{
    /// <summary>A text.</summary>
    Text,

    /// <summary>A list of texts.</summary>
    Texts,

    /// <summary>Texts by name.</summary>
    TextMap,

    /// <summary>Texts by name, by name.</summary>
    TextMaps,

    /// <summary>An image of the catalog.</summary>
    Image,

    /// <summary>Images of the catalog, by name.</summary>
    ImageMap,
}
