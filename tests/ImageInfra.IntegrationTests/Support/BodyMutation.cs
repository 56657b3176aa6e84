using System.Text.Json.Nodes;

namespace ImageInfra.IntegrationTests.Support;

/// <summary>Adds one to three mistakes to request bodies.</summary>
internal static class BodyMutation
{
    public static JsonObject Of(JsonObject body, Random random)
    {
        for (var i = random.Next(1, 4); i > 0; i--)
        {
            var places = Places(body).ToList();
            if (places.Count == 0)
            {
                break;
            }

            Change(places[random.Next(places.Count)], random);
        }

        return body;
    }

    private static IEnumerable<JsonNode> Places(JsonNode node)
    {
        foreach (var child in Children(node))
        {
            yield return child;
            foreach (var below in Places(child))
            {
                yield return below;
            }
        }
    }

    private static IEnumerable<JsonNode> Children(JsonNode node) => node switch
    {
        JsonObject map => map.Select(p => p.Value).OfType<JsonNode>(),
        JsonArray list => list.OfType<JsonNode>(),
        _ => [],
    };

    private static void Change(JsonNode node, Random random)
    {
        var junk = Junk(random);
        switch (node.Parent)
        {
            case JsonObject map:
                var name = node.GetPropertyName();
                map.Remove(name);
                switch (random.Next(6))
                {
                    case 0:
                        break;
                    case 1:
                        map[name.ToUpperInvariant()] = junk;
                        break;
                    default:
                        map[name] = junk;
                        break;
                }

                break;
            case JsonArray list:
                list[node.GetElementIndex()] = junk;
                break;
        }
    }

    private static JsonNode? Junk(Random random) => random.Next(14) switch
    {
        0 => null,
        1 => random.Next(-5, 2000),
        2 => double.MaxValue,
        3 => true,
        4 => "",
        5 => new string('x', 5_000),
        6 => "/subscriptions/../x",
        7 => "\0\u202e\ud83d\ude00",
        8 => new JsonArray(),
        9 => new JsonArray(null, 1, "a"),
        10 => new JsonObject(),
        11 => new JsonObject { ["type"] = "Shell", ["a"] = new JsonObject { ["b"] = new JsonArray() } },
        12 => "2026-13-45T99:00:00Z",
        _ => long.MinValue,
    };
}
