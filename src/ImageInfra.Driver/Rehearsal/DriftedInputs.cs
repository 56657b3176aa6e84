using System.Text.Json.Nodes;

namespace ImageInfra.Driver.Rehearsal;

/// <summary>
/// Computes the inputs of a resource after changes in Azure, as azure-native does: the difference between two reads is applied to the
/// declared inputs, so that default values of Azure do not count as changes.
/// </summary>
internal static class DriftedInputs
{
    /// <summary>Applies the changes since the last read to the inputs.</summary>
    /// <param name="type">The type of the resource.</param>
    /// <param name="inputs">The declared inputs in the state.</param>
    /// <param name="before">The outputs in the state.</param>
    /// <param name="now">The current outputs.</param>
    public static JsonObject Apply(ArmType type, JsonObject inputs, JsonObject before, JsonObject now)
    {
        var shape = InputShape.Of(type.Token);
        var drifted = (JsonObject)inputs.DeepClone();
        foreach (var name in (shape?.Names ?? inputs.Select(i => i.Key)).Except(type.PathInputs()).ToList())
        {
            var (old, fresh) = (Project(shape, name, before[name]), Project(shape, name, now[name]));
            if (!Same(old, fresh))
            {
                Set(drifted, name, Merge(inputs[name], old, fresh));
            }
        }

        return drifted;
    }

    /// <summary>The names of the properties in which two sets of inputs differ.</summary>
    public static IReadOnlyList<string> Names(JsonObject before, JsonObject now) =>
        [.. before.Select(p => p.Key).Union(now.Select(p => p.Key)).Where(name => !Same(before[name], now[name])).Order(StringComparer.Ordinal)];

    private static JsonNode? Project(InputShape? shape, string name, JsonNode? value) => shape is null ? value : shape.Project(name, value);

    private static JsonNode? Merge(JsonNode? input, JsonNode? before, JsonNode? now) => (input, before, now) switch
    {
        (JsonObject inputs, JsonObject olds, JsonObject news) => MergeMaps(inputs, olds, news),
        (JsonArray inputs, JsonArray olds, JsonArray news) when inputs.Count == olds.Count && olds.Count == news.Count =>
            new JsonArray([.. inputs.Select((item, i) => Same(olds[i], news[i]) ? item?.DeepClone() : Merge(item, olds[i], news[i]))]),
        _ => now?.DeepClone(),
    };

    private static JsonObject MergeMaps(JsonObject inputs, JsonObject before, JsonObject now)
    {
        var merged = (JsonObject)inputs.DeepClone();
        foreach (var key in before.Select(p => p.Key).Union(now.Select(p => p.Key)).Where(k => !Same(before[k], now[k])).ToList())
        {
            Set(merged, key, Merge(inputs[key], before[key], now[key]));
        }

        return merged;
    }

    private static void Set(JsonObject map, string name, JsonNode? value)
    {
        if (value is null)
        {
            map.Remove(name);
        }
        else
        {
            map[name] = value;
        }
    }

    private static bool Same(JsonNode? left, JsonNode? right) => SealedValues.AreSame(left, right);
}
