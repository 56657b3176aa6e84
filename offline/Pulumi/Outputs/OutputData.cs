using System.Collections.Immutable;

namespace Pulumi;

/// <summary>The data of an output: the value, whether it is known and secret, and the resources that it depends on.</summary>
internal sealed record OutputData<T>(ImmutableHashSet<Resource> Resources, T Value, bool IsKnown, bool IsSecret)
{
    public static ImmutableHashSet<Resource> NoResources { get; } = [];

    public static OutputData<T> Known(T value) => new(NoResources, value, true, false);

    public OutputData<TResult> With<TResult>(TResult value) => new(Resources, value, IsKnown, IsSecret);
}
