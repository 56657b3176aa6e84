using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Reflection;

namespace Pulumi.Engine;

/// <summary>The outputs of one resource: promises from its construction, filled by its registration.</summary>
internal sealed class ResourceOutputs
{
    private static readonly ConcurrentDictionary<Type, IReadOnlyList<Property>> s_properties = [];

    private readonly Resource _resource;
    private readonly TaskCompletionSource<OutputData<string>> _urn = Source<OutputData<string>>();
    private readonly TaskCompletionSource<OutputData<string>> _id = Source<OutputData<string>>();
    private readonly List<(Property Property, Slot Slot)> _slots = [];

    private ResourceOutputs(Resource resource)
    {
        _resource = resource;
        Urn = new(_urn.Task);
        Id = new(_id.Task);
    }

    public Output<string> Urn { get; }

    public Output<string> Id { get; }

    /// <summary>Gives every output property of a resource a promise.</summary>
    public static ResourceOutputs Open(Resource resource)
    {
        var outputs = new ResourceOutputs(resource);
        foreach (var property in s_properties.GetOrAdd(resource.GetType(), Find))
        {
            var slot = property.NewSlot();
            property.Info.SetValue(resource, slot.Output);
            outputs._slots.Add((property, slot));
        }

        return outputs;
    }

    public void Fill(string urn, string? id, IReadOnlyDictionary<string, OutputData<object?>> state, bool isPreview)
    {
        ImmutableHashSet<Resource> self = [_resource];
        foreach (var (property, slot) in _slots)
        {
            // A missing output is unknown in a preview, and null otherwise.
            var data = state.GetValueOrDefault(property.Name) ?? OutputData<object?>.Known(null) with { IsKnown = !isPreview };
            slot.Fill(data with { Resources = self }, property.Type);
        }

        _id.TrySetResult(new(self, id ?? "", !string.IsNullOrEmpty(id), false));
        _urn.TrySetResult(new(self, urn, true, false));
    }

    public void Fail(Exception e)
    {
        foreach (var (_, slot) in _slots)
        {
            slot.Fail(e);
        }

        _id.TrySetException(e);
        _urn.TrySetException(e);
        // An output may never be awaited.
        _ = _id.Task.Exception;
        _ = _urn.Task.Exception;
    }

    private static TaskCompletionSource<T> Source<T>() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private static IReadOnlyList<Property> Find(Type type) =>
    [
        .. type.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
            .Where(p => p.IsDefined(typeof(OutputAttribute)) && p.PropertyType.IsGenericType)
            .Select(p => p.DeclaringType!.GetProperty(p.Name, BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)!)
            .Where(p => p.CanWrite)
            .Select(p => new Property(p, p.GetCustomAttribute<OutputAttribute>()!.Name ?? p.Name, p.PropertyType.GetGenericArguments()[0])),
    ];

    private abstract class Slot
    {
        public abstract object Output { get; }

        public abstract void Fill(OutputData<object?> data, Type type);

        public abstract void Fail(Exception e);
    }

    private sealed class Slot<T> : Slot
    {
        private readonly TaskCompletionSource<OutputData<T>> _source = Source<OutputData<T>>();

        public Slot() => Output = new Output<T>(_source.Task);

        public override object Output { get; }

        public override void Fill(OutputData<object?> data, Type type) =>
            _source.TrySetResult(data.With(data.IsKnown ? (T)TypedValue.Of(data.Value, type)! : default!));

        public override void Fail(Exception e)
        {
            _source.TrySetException(e);
            _ = _source.Task.Exception;
        }
    }

    private sealed record Property(PropertyInfo Info, string Name, Type Type)
    {
        private readonly ConstructorInfo _slot = typeof(Slot<>).MakeGenericType(Type).GetConstructor([])!;

        public Slot NewSlot() => (Slot)_slot.Invoke(null);
    }
}
