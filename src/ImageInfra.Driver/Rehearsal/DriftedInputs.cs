using System.Text.Json.Nodes;

namespace ImageInfra.Driver.Rehearsal;

/// <summary>
/// What changed in Azure, in the inputs of a resource, as azure-native carries it there: the difference between two reads is
/// applied to what the program declared, so that what Azure fills in by itself is none.
/// </summary>
internal static class DriftedInputs
{
    /// <summary>The inputs of a resource with what changed since the last read.</summary>
    /// <param name="type">The resource's type.</param>
    /// <param name="inputs">What the state has as declared.</param>
    /// <param name="before">The outputs that the state has.</param>
    /// <param name="now">The outputs as they are.</param>
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

    /// <summary>The names of the properties that two sets of inputs have otherwise.</summary>
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
