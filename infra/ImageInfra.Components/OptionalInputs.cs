using Pulumi;

namespace ImageInfra.Components;

/// <summary>Optional values as optional inputs.</summary>
internal static class OptionalInputs
{
    // A null string converts to an input that holds null, which is not the same as no input.
    public static Input<string>? AsInput(this string? value) => value is null ? null : (Input<string>)value;

    public static InputList<T> AsInputList<T>(this IReadOnlyList<T> values) => values.ToArray();
}
