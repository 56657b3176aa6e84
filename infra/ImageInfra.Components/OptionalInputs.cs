using Pulumi;

namespace ImageInfra.Components;

/// <summary>Optional values as optional inputs.</summary>
internal static class OptionalInputs
{
    // A null value converts to an input that holds null, which is not the same as no input.
    public static Input<T>? AsInput<T>(this T? value)
        where T : class => value is null ? null : (Input<T>)value;

    public static InputList<T> AsInputList<T>(this IReadOnlyList<T> values) => values.ToArray();
}
