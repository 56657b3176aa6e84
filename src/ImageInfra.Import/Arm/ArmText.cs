using System.Globalization;
using System.Text.Json;
using ImageInfra.Model.Description;

namespace ImageInfra.Import.Arm;

/// <summary>A value as compact JSON, as <c>string()</c> writes it and <c>equals()</c> compares it.</summary>
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
