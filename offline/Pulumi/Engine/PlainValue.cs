using System.Collections;
using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using System.Text.Json;

namespace Pulumi.Engine;

/// <summary>
/// Converts values of a program to those that an engine receives: texts, flags, doubles, lists and maps. Waits for outputs, drops
/// nulls, and is unknown if any part is unknown.
/// </summary>
internal static class PlainValue
{
    private static readonly ConcurrentDictionary<Type, MethodInfo?> s_enums = [];

    public static async ValueTask<OutputData<object?>> OfAsync(object? value)
    {
        switch (value)
        {
            case null or string or bool or double:
                return OutputData<object?>.Known(value);
            case int number:
                return OutputData<object?>.Known((double)number);
            case AssetOrArchive asset:
                return OutputData<object?>.Known(asset);
            case IInput input:
                return await OfOutputAsync(input.Untyped).ConfigureAwait(false);
            case IOutput output:
                return await OfOutputAsync(output).ConfigureAwait(false);
            case IUnion union:
                return await OfAsync(union.Value).ConfigureAwait(false);
            case JsonInput json:
                return await OfJsonAsync(json.Value).ConfigureAwait(false);
            case InputArgs args:
                return await OfMapAsync(args.Values()).ConfigureAwait(false);
            case CustomResource resource:
                return await OfOutputAsync(resource.Id).ConfigureAwait(false);
            case ComponentResource component:
                return await OfOutputAsync(component.Urn).ConfigureAwait(false);
            case IDictionary map:
                return await OfMapAsync(Pairs(map)).ConfigureAwait(false);
            case IEnumerable list:
                return await OfListAsync(list).ConfigureAwait(false);
            case IConvertible number when value is long or float or decimal:
                return OutputData<object?>.Known(number.ToDouble(CultureInfo.InvariantCulture));
            default:
                return OutputData<object?>.Known(OfEnum(value));
        }
    }

    public static async ValueTask<OutputData<object?>> OfMapAsync(IEnumerable<KeyValuePair<string, object?>> pairs)
    {
        var map = ImmutableDictionary.CreateBuilder<string, object>();
        var all = OutputData<object?>.Known(null);
        foreach (var (key, value) in pairs)
        {
            var data = await OfAsync(value).ConfigureAwait(false);
            all = Joined(all, data);
            if (data.Value is { } known)
            {
                map[key] = known;
            }
        }

        return all with { Value = all.IsKnown ? map.ToImmutable() : null };
    }

    public static OutputData<object?> Joined(OutputData<object?> one, OutputData<object?> other) => new(
        other.Resources.IsEmpty ? one.Resources : one.Resources.Union(other.Resources),
        null,
        one.IsKnown && other.IsKnown,
        one.IsSecret || other.IsSecret);

    private static async ValueTask<OutputData<object?>> OfOutputAsync(IOutput output)
    {
        var data = await output.GetDataAsync().ConfigureAwait(false);
        if (!data.IsKnown)
        {
            return data.With<object?>(null);
        }

        var value = await OfAsync(data.Value).ConfigureAwait(false);
        return Joined(data, value) with { Value = value.Value };
    }

    private static async ValueTask<OutputData<object?>> OfJsonAsync(object value)
    {
        var data = await OfAsync(value).ConfigureAwait(false);
        return data with { Value = data.Value is { } known ? JsonSerializer.Serialize(known) : null };
    }

    private static async ValueTask<OutputData<object?>> OfListAsync(IEnumerable list)
    {
        var items = ImmutableArray.CreateBuilder<object>();
        var all = OutputData<object?>.Known(null);
        foreach (var item in IsDefault(list) ? Array.Empty<object>() : list)
        {
            var data = await OfAsync(item).ConfigureAwait(false);
            all = Joined(all, data);
            if (data.Value is { } known)
            {
                items.Add(known);
            }
        }

        return all with { Value = all.IsKnown ? items.ToImmutable() : null };
    }

    private static bool IsDefault(IEnumerable list) =>
        list.GetType() is { IsValueType: true } type && type.GetProperty("IsDefault")?.GetValue(list) is true;

    private static IEnumerable<KeyValuePair<string, object?>> Pairs(IDictionary map)
    {
        foreach (DictionaryEntry entry in map)
        {
            yield return KeyValuePair.Create((string)entry.Key, entry.Value);
        }
    }

    private static object? OfEnum(object value) => s_enums.GetOrAdd(value.GetType(), FindConversion) is { } conversion
        ? conversion.Invoke(null, [value])
        : throw new InvalidOperationException($"{value.GetType().FullName} is not a supported argument type");

    private static MethodInfo? FindConversion(Type type) => !type.IsDefined(typeof(EnumTypeAttribute))
        ? null
        : type.GetMethods(BindingFlags.Public | BindingFlags.Static).FirstOrDefault(m => m.Name == "op_Explicit");
}
