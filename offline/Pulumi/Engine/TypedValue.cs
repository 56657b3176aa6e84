using System.Collections;
using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;

namespace Pulumi.Engine;

/// <summary>Converts values from the engine to the types of a program's outputs.</summary>
internal static class TypedValue
{
    private static readonly ConcurrentDictionary<Type, ConstructorInfo?> s_constructors = [];

    private static readonly MethodInfo s_list = typeof(TypedValue).GetMethod(nameof(List), BindingFlags.NonPublic | BindingFlags.Static)!;
    private static readonly MethodInfo s_map = typeof(TypedValue).GetMethod(nameof(Map), BindingFlags.NonPublic | BindingFlags.Static)!;

    public static object? Of(object? value, Type type)
    {
        var target = Nullable.GetUnderlyingType(type) ?? type;
        if (target.IsGenericType && target.GetGenericTypeDefinition() == typeof(ImmutableArray<>))
        {
            return s_list.MakeGenericMethod(target.GetGenericArguments()).Invoke(null, [value]);
        }

        if (target.IsInstanceOfType(value))
        {
            return value;
        }

        if (value is ImmutableDictionary<string, object> && target.IsGenericType && target.GetGenericTypeDefinition() == typeof(ImmutableDictionary<,>))
        {
            return s_map.MakeGenericMethod(target.GetGenericArguments()[1]).Invoke(null, [value]);
        }

        if (value is not null && target.IsGenericType && target.GetGenericTypeDefinition() == typeof(Union<,>))
        {
            return OfUnion(value, target);
        }

        if (value is ImmutableDictionary<string, object> map && s_constructors.GetOrAdd(target, FindConstructor) is { } constructor)
        {
            return Construct(constructor, map);
        }

        // The value may have another type than the program expects; the real package warns and continues.
        return value is double number && target == typeof(int)
            ? Convert.ToInt32(number, CultureInfo.InvariantCulture)
            : type.IsValueType && target == type ? Activator.CreateInstance(type) : null;
    }

    private static object? OfUnion(object value, Type union)
    {
        var index = union.GetGenericArguments()[0].IsInstanceOfType(value) ? 0 : 1;
        return union.GetMethod($"FromT{index}")!.Invoke(null, [Of(value, union.GetGenericArguments()[index])]);
    }

    private static ImmutableArray<T> List<T>(object? values) =>
        values is IEnumerable list ? [.. list.Cast<object?>().Select(v => (T)Of(v, typeof(T))!)] : [];

    private static ImmutableDictionary<string, T> Map<T>(ImmutableDictionary<string, object> values) =>
        values.ToImmutableDictionary(v => v.Key, v => (T)Of(v.Value, typeof(T))!);

    private static object Construct(ConstructorInfo constructor, ImmutableDictionary<string, object> values) =>
        constructor.Invoke([.. constructor.GetParameters().Select(p => Of(values.GetValueOrDefault(p.Name!), p.ParameterType))]);

    private static ConstructorInfo? FindConstructor(Type type) => type
        .GetConstructors(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
        .FirstOrDefault(c => c.IsDefined(typeof(OutputConstructorAttribute)));
}
