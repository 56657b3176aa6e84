using System.Text.Json;

namespace ImageInfra.Simulator.State;

/// <summary>
/// Finds one property in the text of a resource. What is asked of every resource that a request touches need not make a tree of it.
/// </summary>
internal static class Utf8Property
{
    /// <summary>A text at a path of properties, or null when there is none.</summary>
    public static string? Read(ReadOnlySpan<byte> json, params ReadOnlySpan<string> path)
    {
        var reader = new Utf8JsonReader(json);
        return MoveTo(ref reader, path) && reader.TokenType == JsonTokenType.String ? reader.GetString() : null;
    }

    /// <summary>The value of a property of the outermost object, as it is written; empty where it is not there.</summary>
    public static ReadOnlySpan<byte> Slice(ReadOnlySpan<byte> json, string name)
    {
        var reader = new Utf8JsonReader(json);
        if (!MoveTo(ref reader, [name]))
        {
            return default;
        }

        var start = (int)reader.TokenStartIndex;
        reader.Skip();
        return json[start..(int)reader.BytesConsumed];
    }

    /// <summary>The text with another value at a path of properties, or null when there is nothing there.</summary>
    public static byte[]? Replace(ReadOnlySpan<byte> json, ReadOnlySpan<byte> value, params ReadOnlySpan<string> path)
    {
        var reader = new Utf8JsonReader(json);
        return MoveTo(ref reader, path) && reader.TokenType == JsonTokenType.String
            ? [.. json[..((int)reader.TokenStartIndex + 1)], .. value, .. json[((int)reader.BytesConsumed - 1)..]]
            : null;
    }

    /// <summary>The values of properties of the outermost object, as they are written; empty for those that are not there.</summary>
    public static void Slice(ReadOnlyMemory<byte> json, IReadOnlyList<string> names, ReadOnlyMemory<byte>[] values)
    {
        Array.Clear(values);
        var reader = new Utf8JsonReader(json.Span);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
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
                values[index] = json[start..(int)reader.BytesConsumed];
            }
        }
    }

    // Leaves the reader at the value.
    private static bool MoveTo(ref Utf8JsonReader reader, scoped ReadOnlySpan<string> path)
    {
        var found = 0;
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isNext = reader.ValueTextEquals(path[found]);
            reader.Read();
            if (!isNext)
            {
                reader.Skip();
            }
            else if (++found == path.Length)
            {
                return true;
            }
            else if (reader.TokenType != JsonTokenType.StartObject)
            {
                return false;
            }
        }

        return false;
    }
}
