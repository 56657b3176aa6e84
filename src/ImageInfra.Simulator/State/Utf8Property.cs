using System.Text.Json;

namespace ImageInfra.Simulator.State;

/// <summary>
/// Finds properties in the text of an object. What is asked of every resource that a request touches need not make a tree of it.
/// </summary>
internal static class Utf8Property
{
    /// <summary>Where the values of an object's properties are; nowhere, and empty, for those that are not there, as is all of nothing.</summary>
    public static Range[] Find(ReadOnlySpan<byte> json, params IReadOnlyList<string> names)
    {
        var found = new Range[names.Count];
        var missing = names.Count;
        if (json.IsEmpty)
        {
            return found;
        }

        var reader = new Utf8JsonReader(json);
        reader.Read();
        while (missing > 0 && reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var index = names.Count - 1;
            while (index >= 0 && !reader.ValueTextEquals(names[index]))
            {
                index--;
            }

            reader.Read();
            var start = (int)reader.TokenStartIndex;
            reader.Skip();
            if (index >= 0)
            {
                found[index] = start..(int)reader.BytesConsumed;
                missing--;
            }
        }

        return found;
    }

    /// <summary>The text that a value is, or null where it is none.</summary>
    public static string? Text(ReadOnlySpan<byte> value)
    {
        var reader = new Utf8JsonReader(value);
        return !value.IsEmpty && reader.Read() && reader.TokenType == JsonTokenType.String ? reader.GetString() : null;
    }
}
