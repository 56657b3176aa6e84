using System.Collections.Immutable;
using System.Globalization;

namespace Pulumi;

public static class Output
{
    public static Output<T> Create<T>(T value) => new(Task.FromResult(OutputData<T>.Known(value)));

    public static Output<T> Create<T>(Task<T> value) => new(CreateAsync(value, false));

    public static Output<T> CreateSecret<T>(T value) => new(Task.FromResult(OutputData<T>.Known(value) with { IsSecret = true }));

    public static Output<T> CreateSecret<T>(Task<T> value) => new(CreateAsync(value, true));

    public static async Task<bool> IsSecretAsync<T>(Output<T> output) => (await output.Data.ConfigureAwait(false)).IsSecret;

    public static Output<string> Format(FormattableString formattableString) =>
        All(formattableString.GetArguments().Select(Untyped)).Apply(arguments => string.Format(
            CultureInfo.InvariantCulture,
            formattableString.Format,
            [.. arguments]));

    public static Output<ImmutableArray<T>> All<T>(params Input<T>[] inputs) => All(inputs.AsEnumerable());

    public static Output<ImmutableArray<T>> All<T>(IEnumerable<Input<T>> inputs) => All(inputs.Select(i => i.ToOutput()));

    public static Output<ImmutableArray<T>> All<T>(params Output<T>[] outputs) => All(outputs.AsEnumerable());

    public static Output<ImmutableArray<T>> All<T>(IEnumerable<Output<T>> outputs) => new(AllAsync(outputs.ToList()));

    public static Output<(T1, T2)> Tuple<T1, T2>(Input<T1> item1, Input<T2> item2) => Tuple(item1.ToOutput(), item2.ToOutput());

    public static Output<(T1, T2)> Tuple<T1, T2>(Output<T1> item1, Output<T2> item2) =>
        All(Untyped(item1), Untyped(item2)).Apply(items => ((T1)items[0]!, (T2)items[1]!));

    public static Output<(T1, T2, T3)> Tuple<T1, T2, T3>(Input<T1> item1, Input<T2> item2, Input<T3> item3) =>
        Tuple(item1.ToOutput(), item2.ToOutput(), item3.ToOutput());

    public static Output<(T1, T2, T3)> Tuple<T1, T2, T3>(Output<T1> item1, Output<T2> item2, Output<T3> item3) =>
        All(Untyped(item1), Untyped(item2), Untyped(item3)).Apply(items => ((T1)items[0]!, (T2)items[1]!, (T3)items[2]!));

    internal static Output<object?> Untyped(object? value) => value switch
    {
        IInput input => new(input.Untyped.GetDataAsync()),
        IOutput output => new(output.GetDataAsync()),
        _ => Create(value),
    };

    private static async Task<OutputData<T>> CreateAsync<T>(Task<T> value, bool isSecret) =>
        OutputData<T>.Known(await value.ConfigureAwait(false)) with { IsSecret = isSecret };

    private static async Task<OutputData<ImmutableArray<T>>> AllAsync<T>(List<Output<T>> outputs)
    {
        var values = ImmutableArray.CreateBuilder<T>(outputs.Count);
        var all = OutputData<bool>.Known(true);
        foreach (var output in outputs)
        {
            var data = await output.Data.ConfigureAwait(false);
            values.Add(data.Value);
            all = new(
                data.Resources.IsEmpty ? all.Resources : all.Resources.Union(data.Resources),
                true,
                all.IsKnown && data.IsKnown,
                all.IsSecret || data.IsSecret);
        }

        return all.With(all.IsKnown ? values.MoveToImmutable() : default);
    }
}
