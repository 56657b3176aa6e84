using System.Globalization;
using System.Text.Json;
using ImageInfra.Model.Description;

namespace ImageInfra.Import.Arm;

/// <summary>A value of an ARM file, and its location.</summary>
internal abstract record ArmNode(ArmPlace Place)
{
    /// <summary>Whether the value is unknown, or a partly known text.</summary>
    public bool IsUnresolved => this is Unknown || (this is Text text && Model.Description.Unresolved.Is(text.Value));

    /// <summary>An object. Keys keep the order of the file.</summary>
    public sealed record Map(ArmPlace Place, IReadOnlyList<KeyValuePair<string, ArmNode>> Properties) : ArmNode(Place)
    {
        /// <summary>Returns the value of a key, or null. Keys ignore case, as in ARM.</summary>
        public ArmNode? Find(string name) => Properties.LastOrDefault(p => string.Equals(p.Key, name, StringComparison.OrdinalIgnoreCase)).Value;

        /// <summary>Returns the text of a key, or null.</summary>
        public string? TextOf(string name) => (Find(name) as Text)?.Value;
    }

    /// <summary>A list.</summary>
    public sealed record List(ArmPlace Place, IReadOnlyList<ArmNode> Items) : ArmNode(Place);

    /// <summary>A text.</summary>
    public sealed record Text(ArmPlace Place, string Value) : ArmNode(Place);

    /// <summary>A number.</summary>
    public sealed record Number(ArmPlace Place, decimal Value) : ArmNode(Place);

    /// <summary>True or false.</summary>
    public sealed record Flag(ArmPlace Place, bool Value) : ArmNode(Place);

    /// <summary>Null.</summary>
    public sealed record Null(ArmPlace Place) : ArmNode(Place);

    /// <summary>A value that the files do not contain.</summary>
    /// <param name="Place">The location of the expression.</param>
    /// <param name="What">The expression or placeholder.</param>
    public sealed record Unknown(ArmPlace Place, string What) : ArmNode(Place);
}

/// <summary>A line of a file.</summary>
internal readonly record struct ArmPlace(string File, int Line);

/// <summary>Compact JSON, as in ARM's <c>string()</c> and <c>equals()</c>.</summary>
internal static class ArmText
{
    public static string Of(ArmNode node) => node switch
    {
        ArmNode.Map map => $"{{{string.Join(',', map.Properties.Select(p => $"{Quote(p.Key)}:{Of(p.Value)}"))}}}",
        ArmNode.List list => $"[{string.Join(',', list.Items.Select(Of))}]",
        ArmNode.Text text => Quote(text.Value),
        ArmNode.Number number => number.Value.ToString(CultureInfo.InvariantCulture),
        ArmNode.Flag flag => flag.Value ? "true" : "false",
        ArmNode.Unknown unknown => Quote(Unresolved.Text(unknown.What)),
        _ => "null",
    };

    private static string Quote(string text) => $"\"{JsonEncodedText.Encode(text, System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\"";
}
