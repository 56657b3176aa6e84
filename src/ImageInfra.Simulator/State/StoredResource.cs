using System.Text;
using System.Text.Json.Nodes;

namespace ImageInfra.Simulator.State;

/// <summary>
/// A resource as text, which all who read it share. Where in it is what most requests ask for is found once, and without making a
/// tree of it.
/// </summary>
internal sealed class StoredResource(string id, byte[] utf8, byte[]? hiddenUtf8)
{
    private static readonly string[] s_creation = ["createdBy", "createdAt"];

    private Landmarks? _landmarks;

    public string Id => id;

    /// <summary>What Azure shows.</summary>
    public byte[] Utf8 => utf8;

    /// <summary>What it does not, or null for nothing.</summary>
    public byte[]? HiddenUtf8 => hiddenUtf8;

    public string? Location => Utf8Property.Text(utf8.AsSpan(Landmarks.Location));

    public string? ProvisioningState => Utf8Property.Text(utf8.AsSpan(Landmarks.State));

    /// <summary>Who made it, and when; null where it does not say.</summary>
    public (string? By, string? At) Creation
    {
        get
        {
            var systemData = utf8.AsSpan(Landmarks.SystemData);
            var found = Utf8Property.Find(systemData, s_creation);
            return (Utf8Property.Text(systemData[found[0]]), Utf8Property.Text(systemData[found[1]]));
        }
    }

    private Landmarks Landmarks => _landmarks ??= Landmarks.Find(utf8);

    public static StoredResource Create(string id, JsonObject body, byte[]? hiddenUtf8)
    {
        var landmarks = default(Landmarks);
        var utf8 = SimulatorJson.Utf8(body, (writer, b) => landmarks = Landmarks.Write(writer, b));
        return new(id, utf8, hiddenUtf8) { _landmarks = landmarks };
    }

    /// <summary>A text among its properties, or null when there is none.</summary>
    public string? Property(string name)
    {
        var properties = utf8.AsSpan(Landmarks.Properties);
        return Utf8Property.Text(properties[Utf8Property.Find(properties, [name])[0]]);
    }

    /// <summary>The same in another state; null for one that has none.</summary>
    public StoredResource? With(string state)
    {
        var (start, length) = Landmarks.State.GetOffsetAndLength(utf8.Length);
        if (length == 0)
        {
            return null;
        }

        var longer = state.Length + 2 - length;
        var changed = new byte[utf8.Length + longer];
        utf8.AsSpan(..start).CopyTo(changed);
        Encoding.UTF8.GetBytes($"\"{state}\"", changed.AsSpan(start));
        utf8.AsSpan(start + length).CopyTo(changed.AsSpan(start + length + longer));
        return new(id, changed, hiddenUtf8) { _landmarks = Landmarks.WithLongerState(longer) };
    }
}
