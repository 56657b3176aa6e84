using System.Text.Json.Nodes;
using Pulumi;
using Pulumi.Utilities;

namespace ImageInfra.Driver.Rehearsal;

/// <summary>Resolves the declared outputs of a stack to values.</summary>
internal static class OutputValues
{
    public static async Task<JsonObject> ResolveAsync(IEnumerable<KeyValuePair<string, object?>> outputs)
    {
        var values = new JsonObject();
        foreach (var (name, value) in outputs)
        {
            values[name] = value switch
            {
                null => null,
                Output<string> output => await OutputUtilities.GetValueAsync(output),
                string text => text,
                IEnumerable<KeyValuePair<string, object?>> map => await ResolveAsync(map),
                _ => throw new NotSupportedException($"stack output '{name}' is a {value.GetType().Name}; a rehearsal supports only texts and maps"),
            };
        }

        return values;
    }
}
