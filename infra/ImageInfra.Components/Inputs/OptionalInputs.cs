using System.Collections.Immutable;
using Pulumi;

namespace ImageInfra.Components.Inputs;

/// <summary>
/// Converts optional values to inputs. An implicit conversion would send null and empty values; these methods leave the property
/// unset.
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
