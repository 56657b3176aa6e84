using System.Text.Json.Nodes;
using Pulumi.Experimental;

namespace ImageInfra.Package.Hosting;

/// <summary>Converts plain inputs of a component to JSON.</summary>
internal static class PropertyJson
{
    private const double LargestWholeNumber = 1L << 53;

    /// <summary>Converts a value; null if it is not set.</summary>
    /// <param name="value">The value.</param>
    /// <param name="path">Its path among the inputs, for errors.</param>
    /// <exception cref="ArgumentException">The value is a secret, an asset, a resource, or not known before the update.</exception>
    public static JsonNode? Of(PropertyValue value, string path) => value.IsSecret
        ? throw new ArgumentException($"{path}: is a secret; the value is part of the state in plain text, so secrets are not allowed here")
        : value.Match<JsonNode?>(
            nullCase: () => null,
            boolCase: flag => flag,
            numberCase: number => double.IsInteger(number) && Math.Abs(number) <= LargestWholeNumber ? (long)number : number,
            stringCase: text => text,
            arrayCase: items => new JsonArray([.. items.Select((item, i) => Of(item, $"{path}[{i}]"))]),
            mapCase: map => new JsonObject(map.OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => KeyValuePair.Create(p.Key, Of(p.Value, $"{path}.{p.Key}")))),
            assetCase: _ => throw Not(path, "an asset"),
            archiveCase: _ => throw Not(path, "an archive"),
            resourceCase: _ => throw Not(path, "a resource"),
            computedCase: () => throw new ArgumentException($"{path}: is not known before the update, because it is an output of a resource; expected a value of the program"));

    private static ArgumentException Not(string path, string what) => new($"{path}: is {what}; expected a text, a number, a flag, a list or a map");
}
