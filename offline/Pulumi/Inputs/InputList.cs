using System.Collections;
using System.Collections.Immutable;

namespace Pulumi;

public sealed class InputList<T> : Input<ImmutableArray<T>>, IEnumerable, IAsyncEnumerable<Input<T>>
{
    public InputList()
        : this(Pulumi.Output.Create(ImmutableArray<T>.Empty))
    {
    }

    private InputList(Output<ImmutableArray<T>> values)
        : base(values)
    {
    }

    public static implicit operator InputList<T>(T value) => From(value);

    public static implicit operator InputList<T>(Input<T> value) => new(Pulumi.Output.All(value));

    public static implicit operator InputList<T>(Output<T> value) => new(Pulumi.Output.All(value));

    public static implicit operator InputList<T>(T[] values) => From(values);

    public static implicit operator InputList<T>(Input<T>[] values) => new(Pulumi.Output.All(values));

    public static implicit operator InputList<T>(Output<T>[] values) => new(Pulumi.Output.All(values));

    public static implicit operator InputList<T>(List<T> values) => From([.. values]);

    public static implicit operator InputList<T>(List<Input<T>> values) => new(Pulumi.Output.All(values));

    public static implicit operator InputList<T>(List<Output<T>> values) => new(Pulumi.Output.All(values));

    public static implicit operator InputList<T>(ImmutableArray<T> values) => new(Pulumi.Output.Create(values));

    public static implicit operator InputList<T>(Output<ImmutableArray<T>> values) => new(values);

    public static implicit operator InputList<T>(Output<T[]> values) => new(values.Apply(v => v.ToImmutableArray()));

    public void Add(params Input<T>[] inputs) => AddRange(new InputList<T>(Pulumi.Output.All(inputs)));

    public void Add(InputList<T> inputs) => AddRange(inputs);

    public void AddRange(InputList<T> inputs) => Held = Concat(inputs).Held;

    public InputList<T> Concat(InputList<T> other) =>
        new(Pulumi.Output.Tuple(Held, other.Held).Apply(lists => lists.Item1.AddRange(lists.Item2)));

    public async IAsyncEnumerator<Input<T>> GetAsyncEnumerator(CancellationToken cancellationToken)
    {
        foreach (var item in (await Held.Data).Value)
        {
            yield return item;
        }
    }

    IEnumerator IEnumerable.GetEnumerator() =>
        throw new NotSupportedException("an InputList<T> can only be enumerated asynchronously");

    // If T is object, the elements may be inputs themselves.
    private static InputList<T> From(params ReadOnlySpan<T> values)
    {
        var items = ImmutableArray.Create(values);
        return new(Pulumi.Output.Create(items));
    }
}
