using System.Globalization;
using System.Reflection;

namespace ImageInfra.UnitTests.Support;

/// <summary>
/// The public members of an assembly, one on each line: <c>T</c> types, <c>C</c> constructors, <c>M</c> methods, <c>V</c>
/// overrides, <c>R</c> accessors of properties, <c>F</c> fields, <c>P</c> names of parameters.
/// </summary>
internal static class PublicSurface
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public static bool IsStandIn(Assembly assembly) =>
        assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Any(a => a is { Key: "PulumiSdk", Value: "offline" });

    public static IEnumerable<string> Of(Assembly assembly) => assembly.GetExportedTypes().SelectMany(Lines);

    private static IEnumerable<string> Lines(Type type)
    {
        yield return $"T {Kind(type)} {Definition(type)}";
        if (type.BaseType is { } parent && parent != typeof(object) && parent != typeof(ValueType) && parent != typeof(MulticastDelegate) && !type.IsEnum)
        {
            yield return $"B {Definition(type)} : {Name(parent)}";
        }

        if (typeof(Delegate).IsAssignableFrom(type))
        {
            yield break;
        }

        foreach (var line in type.GetConstructors(Declared).Where(c => !c.IsStatic && IsVisible(c)).SelectMany(c => Lines("C", c, $"{Definition(type)}..ctor{Parameters(c)}"))
            .Concat(type.GetMethods(Declared).Where(m => IsVisible(m) && !IsAccessor(m)).SelectMany(m => Lines(m.GetBaseDefinition() == m ? "M" : "V", m, MethodName(m))))
            .Concat(type.GetProperties(Declared).SelectMany(Lines))
            .Concat(type.GetFields(Declared).Where(f => f.IsPublic && !f.IsSpecialName).Select(Line)))
        {
            yield return line;
        }
    }

    private static IEnumerable<string> Lines(string kind, MethodBase method, string name)
    {
        var full = (kind == "V" ? "" : Modifiers(method)) + name;
        yield return $"{kind} {full}";
        foreach (var parameter in kind == "V" || method.Name.StartsWith("op_", StringComparison.Ordinal) ? [] : method.GetParameters())
        {
            yield return $"P {full} #{parameter.Position} {parameter.Name}";
        }
    }

    private static IEnumerable<string> Lines(PropertyInfo property)
    {
        var index = property.GetIndexParameters() is [var only] ? $"[{Name(only.ParameterType)}]" : "";
        foreach (var (accessor, word) in new[] { (property.GetMethod, "get"), (property.SetMethod, IsInit(property) ? "init" : "set") })
        {
            if (accessor is not null && IsVisible(accessor))
            {
                var isOverride = accessor.GetBaseDefinition() != accessor;
                yield return $"{(isOverride ? "V " : $"R {Modifiers(accessor)}")}{Definition(property.DeclaringType!)}.{property.Name}{index}:{Name(property.PropertyType)} {word}";
            }
        }
    }

    private static string Line(FieldInfo field)
    {
        var modifiers = field.IsLiteral ? "const " : (field.IsStatic ? "static " : "") + (field.IsInitOnly ? "readonly " : "");
        var value = field.IsLiteral ? string.Create(CultureInfo.InvariantCulture, $" = {field.GetRawConstantValue()}") : "";
        return $"F {modifiers}{Definition(field.DeclaringType!)}.{field.Name}:{Name(field.FieldType)}{value}";
    }

    private static string MethodName(MethodInfo method)
    {
        var arity = method.IsGenericMethod ? $"``{method.GetGenericArguments().Length}" : "";
        return $"{Definition(method.DeclaringType!)}.{method.Name}{arity}{Parameters(method)}:{Name(method.ReturnType)}";
    }

    private static string Parameters(MethodBase method) => $"({string.Join(',', method.GetParameters().Select(p => Name(p.ParameterType)))})";

    private static bool IsVisible(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    private static bool IsInit(PropertyInfo property) =>
        property.SetMethod?.ReturnParameter.GetRequiredCustomModifiers().Any(m => m.Name == "IsExternalInit") == true;

    private static bool IsAccessor(MethodInfo method) => method.IsSpecialName && (method.Name.StartsWith("get_", StringComparison.Ordinal) || method.Name.StartsWith("set_", StringComparison.Ordinal));

    private static string Modifiers(MethodBase method)
    {
        var isInterface = method.DeclaringType!.IsInterface;
        return (method.IsFamily || method.IsFamilyOrAssembly ? "protected " : "")
            + (method.IsStatic ? "static " : "")
            + (method.IsAbstract && !isInterface ? "abstract " : "")
            + (method is { IsVirtual: true, IsAbstract: false, IsFinal: false } && !isInterface ? "virtual " : "");
    }

    private static string Kind(Type type) => type switch
    {
        { IsInterface: true } => "interface",
        { IsEnum: true } => "enum",
        { IsValueType: true } => type.CustomAttributes.Any(a => a.AttributeType.Name == "IsReadOnlyAttribute") ? "readonly struct" : "struct",
        _ when typeof(Delegate).IsAssignableFrom(type) => "delegate",
        { IsAbstract: true, IsSealed: true } => "static class",
        { IsAbstract: true } => "abstract class",
        { IsSealed: true } => "sealed class",
        _ => "class",
    };

    public static string Name(Type type) => type switch
    {
        { IsGenericParameter: true } => type.Name,
        { IsArray: true } => $"{Name(type.GetElementType()!)}[]",
        { IsByRef: true } => $"out {Name(type.GetElementType()!)}",
        { IsGenericType: true } =>
            $"{Definition(type.GetGenericTypeDefinition())}[{string.Join(',', type.GetGenericArguments().Select(Name))}]",
        _ => Definition(type),
    };

    private static string Definition(Type type) =>
        type.DeclaringType is { } outer ? $"{Definition(outer)}+{type.Name}" : $"{type.Namespace}.{type.Name}";
}
