using System.Collections.Concurrent;
using System.Reflection;
using System.Text.Json.Nodes;
using ImageInfra.Driver.Stacks;
using Pulumi;
using Pulumi.AzureNative.Authorization;
using Pulumi.AzureNative.Compute;
using Pulumi.AzureNative.ManagedIdentity;
using Pulumi.AzureNative.Resources;
using Pulumi.AzureNative.VirtualMachineImages;
using Type = System.Type;

namespace ImageInfra.Driver.Rehearsal;

/// <summary>
/// The properties that a program can declare, with their nested properties. All other properties in ARM responses are ignored,
/// because Azure sets them, such as the provisioning state.
/// </summary>
internal sealed class InputShape
{
    private const BindingFlags Declared = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<string, Type> s_arguments = new()
    {
        [ResourceTypes.ResourceGroup] = typeof(ResourceGroupArgs),
        [ResourceTypes.Identity] = typeof(UserAssignedIdentityArgs),
        [ResourceTypes.Gallery] = typeof(GalleryArgs),
        [ResourceTypes.ImageDefinition] = typeof(GalleryImageArgs),
        [ResourceTypes.RoleDefinition] = typeof(RoleDefinitionArgs),
        [ResourceTypes.RoleAssignment] = typeof(RoleAssignmentArgs),
        [ResourceTypes.ImageTemplate] = typeof(VirtualMachineImageTemplateArgs),
    };

    private static readonly ConcurrentDictionary<Type, InputShape> s_shapes = [];

    private readonly IReadOnlyDictionary<string, Type?> _parts;

    private InputShape(Type arguments) => _parts = Members(arguments).DistinctBy(m => m.Name).ToDictionary(m => m.Name, m => Nested(m.Type));

    /// <summary>The properties at the top level.</summary>
    public IEnumerable<string> Names => _parts.Keys;

    /// <summary>The shape of a resource type; null for a type of which only the declared properties count.</summary>
    public static InputShape? Of(string token) => s_arguments.TryGetValue(token, out var arguments) ? Of(arguments) : null;

    /// <summary>Removes properties that cannot be declared from an output; null if nothing is left.</summary>
    public JsonNode? Project(string name, JsonNode? value) =>
        _parts.TryGetValue(name, out var nested) ? Project(nested is null ? null : Of(nested), value) : null;

    private static InputShape Of(Type arguments) => s_shapes.GetOrAdd(arguments, type => new(type));

    private static JsonNode? Project(InputShape? shape, JsonNode? value) => (shape, value) switch
    {
        (null, _) => value?.DeepClone(),
        (_, JsonObject map) => new JsonObject(shape._parts.Keys
            .Select(name => KeyValuePair.Create(name, Part(shape, name, map[name])))
            .Where(p => p.Value is not null)),
        (_, JsonArray list) => new JsonArray([.. list.Select(item => Project(shape, item))]),
        _ => value?.DeepClone(),
    };

    // ARM has identities as keys of a map, azure-native as a list of ids.
    private static JsonNode? Part(InputShape shape, string name, JsonNode? value) => name == "userAssignedIdentities" && value is JsonObject ids
        ? new JsonArray([.. ids.Select(i => i.Key).Order(StringComparer.OrdinalIgnoreCase).Select(id => JsonValue.Create(id))])
        : shape.Project(name, value);

    // The attribute is on a property or on its backing field.
    private static IEnumerable<(string Name, Type Type)> Members(Type arguments)
    {
        for (var type = arguments; type is not null && type != typeof(object); type = type.BaseType)
        {
            foreach (var member in type.GetMembers(Declared))
            {
                if (member.CustomAttributes.FirstOrDefault(a => a.AttributeType == typeof(InputAttribute)) is { } attribute)
                {
                    yield return ((string)attribute.ConstructorArguments[0].Value!, member is FieldInfo field ? field.FieldType : ((PropertyInfo)member).PropertyType);
                }
            }
        }
    }

    // Arguments in Input<T>, InputList<T> and InputMap<T> have nested properties; texts, numbers, maps of texts and unions have none.
    private static Type? Nested(Type type) => typeof(InputArgs).IsAssignableFrom(type) ? type
        : type.IsGenericType && type.GetGenericArguments() is [var of] ? Nested(of)
        : null;
}
