namespace ImageInfra.AzureNativeGenerator;

/// <summary>The parts of a Pulumi package schema that determine its C# package.</summary>
/// <param name="Name">The name of the package (<c>azure-native</c>).</param>
/// <param name="Namespaces">The C# namespaces of modules, below that of the package.</param>
/// <param name="Resources">The resources, in the order of the schema.</param>
/// <param name="Objects">The object types.</param>
/// <param name="Enums">The enumerations.</param>
/// <param name="Functions">The functions.</param>
/// <param name="Configuration">The settings of the provider in a stack configuration.</param>
/// <param name="ProviderInputs">The settings of the provider in a program.</param>
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
/// <param name="Token">The type token (<c>azure-native:compute:Gallery</c>).</param>
/// <param name="Inputs">The input properties.</param>
/// <param name="Outputs">The output properties.</param>
public sealed record SchemaResource(string Token, IReadOnlyList<SchemaProperty> Inputs, IReadOnlyList<SchemaProperty> Outputs);

/// <summary>An object type.</summary>
/// <param name="Token">The type token.</param>
/// <param name="Properties">The properties.</param>
public sealed record SchemaObject(string Token, IReadOnlyList<SchemaProperty> Properties);

/// <summary>An enumeration of texts.</summary>
/// <param name="Token">The type token.</param>
/// <param name="Members">The C# name and the value of each member.</param>
public sealed record SchemaEnum(string Token, IReadOnlyList<(string Name, string Value)> Members);

/// <summary>A function.</summary>
/// <param name="Token">The token (<c>azure-native:compute:getGallery</c>).</param>
/// <param name="Inputs">The arguments; null without arguments.</param>
/// <param name="Outputs">The properties of the result.</param>
public sealed record SchemaFunction(string Token, IReadOnlyList<SchemaProperty>? Inputs, IReadOnlyList<SchemaProperty> Outputs);
