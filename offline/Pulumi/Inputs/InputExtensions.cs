using System.Diagnostics.CodeAnalysis;

namespace Pulumi;

public static class InputExtensions
{
    [return: NotNullIfNotNull(nameof(input))]
    public static Output<T>? ToOutput<T>(this Input<T>? input) => input?.Output;

    public static Output<TResult> Apply<T, TResult>(this Input<T>? input, Func<T, TResult> func) => input.ToOutput()!.Apply(func);

    public static Output<TResult> Apply<T, TResult>(this Input<T>? input, Func<T, Output<TResult>?> func) => input.ToOutput()!.Apply(func);
}
