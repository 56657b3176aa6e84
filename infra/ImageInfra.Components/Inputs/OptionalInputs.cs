using System.Collections.Immutable;
using Pulumi;

namespace ImageInfra.Components.Inputs;

/// <summary>
/// Optional values as optional inputs. A null or empty value converts to an input that holds it and is sent; these leave
/// the property unset instead.
/// </summary>
internal static class OptionalInputs
{
    public static Input<T>? AsInput<T>(this T? value)
        where T : class => value is null ? null : (Input<T>)value;

    public static InputList<T> AsInputList<T>(this IReadOnlyCollection<T> values)
    {
        T[] array = [.. values];
        return array.Length == 0 ? null! : (InputList<T>)array;
    }

    public static InputMap<string> AsInputMap(this IReadOnlyDictionary<string, string> values) =>
        values.Count == 0 ? null! : (InputMap<string>)values.ToImmutableDictionary();
}
