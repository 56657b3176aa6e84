using System.Reflection;

namespace ImageInfra.UnitTests.Support;

/// <summary>
/// The names that Pulumi's serializer uses in an assembly, one on each line: types of resources, outputs and enumerations, names of
/// inputs and outputs, parameters of output constructors.
/// </summary>
internal static class WireSurface
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public static IEnumerable<string> Of(Assembly assembly) => assembly.GetExportedTypes().SelectMany(Lines);

    private static IEnumerable<string> Lines(Type type) =>
        type.CustomAttributes
            .Where(a => a.AttributeType.Name is "OutputTypeAttribute" or "EnumTypeAttribute" or "AzureNativeResourceTypeAttribute")
            .Select(a => $"W {type.FullName} {Text(a)}")
            .Concat(type.GetMembers(Declared).SelectMany(m => m.CustomAttributes.Select(a => Line(type, m, a)).OfType<string>()));

    private static string? Line(Type type, MemberInfo member, CustomAttributeData attribute) => attribute.AttributeType.Name switch
    {
        "InputAttribute" or "OutputAttribute" => $"W {type.FullName}.{Property(member.Name)} {Text(attribute)}",
        "OutputConstructorAttribute" =>
            $"W {type.FullName} [OutputConstructor]({string.Join(',', ((ConstructorInfo)member).GetParameters().Select(p => $"{PublicSurface.Name(p.ParameterType)} {p.Name}"))})",
        _ => null,
    };

    // The backing field of a property is called _name.
    private static string Property(string member) => member is ['_', var first, .. var rest] ? char.ToUpperInvariant(first) + rest : member;

    private static string Text(CustomAttributeData attribute)
    {
        var arguments = attribute.ConstructorArguments.Select(a => a.Value switch
        {
            bool flag => flag ? "true" : "false",
            var text => $"\"{text}\"",
        });
        return $"[{attribute.AttributeType.Name[..^"Attribute".Length]}({string.Join(", ", arguments)})]";
    }
}
