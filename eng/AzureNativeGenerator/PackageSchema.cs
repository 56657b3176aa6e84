namespace ImageInfra.AzureNativeGenerator;

/// <summary>The parts of a Pulumi package schema that decide the shape of its C# package.</summary>
/// <param name="Name">The package's name (<c>azure-native</c>).</param>
/// <param name="Namespaces">The C# namespace of each module, below the package's own.</param>
/// <param name="Resources">The resources, in the order of the schema.</param>
/// <param name="Objects">The object types.</param>
/// <param name="Enums">The enumerations.</param>
/// <param name="Functions">The functions.</param>
/// <param name="Configuration">The provider's settings in a stack's configuration.</param>
/// <param name="ProviderInputs">The provider's settings in a program.</param>
public sealed record PackageSchema(
    string Name,
    IReadOnlyDictionary<string, string> Namespaces,
    IReadOnlyList<SchemaResource> Resources,
    IReadOnlyList<SchemaObject> Objects,
    IReadOnlyList<SchemaEnum> Enums,
    IReadOnlyList<SchemaFunction> Functions,
    IReadOnlyList<SchemaProperty> Configuration,
    IReadOnlyList<SchemaProperty> ProviderInputs);

/// <summary>A resource.</summary>
/// <param name="Token">Its type token (<c>azure-native:compute:Gallery</c>).</param>
/// <param name="Inputs">What a program sets.</param>
/// <param name="Outputs">What a program reads.</param>
public sealed record SchemaResource(string Token, IReadOnlyList<SchemaProperty> Inputs, IReadOnlyList<SchemaProperty> Outputs);

/// <summary>An object type.</summary>
/// <param name="Token">Its token.</param>
/// <param name="Properties">Its properties.</param>
public sealed record SchemaObject(string Token, IReadOnlyList<SchemaProperty> Properties);

/// <summary>An enumeration of texts.</summary>
/// <param name="Token">Its token.</param>
/// <param name="Members">The name of each member in C#, and its value on the wire.</param>
public sealed record SchemaEnum(string Token, IReadOnlyList<(string Name, string Value)> Members);

/// <summary>A function.</summary>
/// <param name="Token">Its token (<c>azure-native:compute:getGallery</c>).</param>
/// <param name="Inputs">Its arguments; null when it takes none.</param>
/// <param name="Outputs">What it returns.</param>
public sealed record SchemaFunction(string Token, IReadOnlyList<SchemaProperty>? Inputs, IReadOnlyList<SchemaProperty> Outputs);
