using System.Text.Json;
using System.Text.Json.Nodes;

namespace ImageInfra.Simulator.State;

/// <summary>Where in the text of a resource the values are that most requests ask for; nowhere, and empty, for what it lacks.</summary>
internal readonly record struct Landmarks(Range Location, Range Properties, Range State, Range SystemData)
{
    public const string StateName = "provisioningState";

    private static readonly string[] s_outer = ["location", "properties", "systemData"];
    private static readonly string[] s_inner = [StateName];

    public static Landmarks Find(ReadOnlySpan<byte> utf8)
    {
        var outer = Utf8Property.Find(utf8, s_outer);
        var properties = outer[1];
        var state = Utf8Property.Find(utf8[properties], s_inner)[0];
        var offset = properties.Start.Value;
        return new(outer[0], properties, (offset + state.Start.Value)..(offset + state.End.Value), outer[2]);
    }

    /// <summary>Writes a body, and says where they came to be.</summary>
    public static Landmarks Write(Utf8JsonWriter writer, JsonObject body) => Write(writer, body, default, isOuter: true);

    /// <summary>Where they are once the state is so much longer.</summary>
    public Landmarks WithLongerState(int by)
    {
        var state = State.Start.Value;
        return new(Moved(Location), Moved(Properties), Moved(State), Moved(SystemData));

        Range Moved(Range range) => Place(range.Start.Value)..Place(range.End.Value);
        int Place(int before) => before > state ? before + by : before;
    }

    private static Landmarks Write(Utf8JsonWriter writer, JsonObject body, Landmarks found, bool isOuter)
    {
        writer.WriteStartObject();
        foreach (var (name, value) in body)
        {
            writer.WritePropertyName(name);
            var start = Position(writer);
            if (isOuter && name == "properties" && value is JsonObject properties)
            {
                found = Write(writer, properties, found, isOuter: false);
            }
            else
            {
                Write(writer, value);
            }

            var place = start..Position(writer);
            found = (isOuter, name) switch
            {
                (true, "location") => found with { Location = place },
                (true, "properties") => found with { Properties = place },
                (false, StateName) => found with { State = place },
                (true, "systemData") => found with { SystemData = place },
                _ => found,
            };
        }

        writer.WriteEndObject();
        return found;
    }

    private static void Write(Utf8JsonWriter writer, JsonNode? value)
    {
        if (value is null)
        {
            writer.WriteNullValue();
        }
        else
        {
            value.WriteTo(writer);
        }
    }

    private static int Position(Utf8JsonWriter writer) => (int)writer.BytesCommitted + writer.BytesPending;
}
