using ImageInfra.Import.Values;
using static ImageInfra.Import.Functions.ArmFunctionDefinitions;

namespace ImageInfra.Import.Functions;

/// <summary>Functions of numbers and flags.</summary>
internal static class NumberFunctions
{
    public static IReadOnlyList<KeyValuePair<string, ArmFunction>> All { get; } =
    [
        Of("add", (a, b) => a + b),
        Of("sub", (a, b) => a - b),
        Of("mul", (a, b) => a * b),
        Of("div", (a, b) => decimal.Truncate(a / b)),
        Of("mod", (a, b) => a % b),
        Known("int", (a, place) => a switch
        {
            [ArmNode.Text text] when WholeNumber(text.Value) is { } number => new ArmNode.Number(place, number),
            [ArmNode.Number number] => new ArmNode.Number(place, decimal.Truncate(number.Value)),
            _ => null,
        }),
        Known("float", (a, place) => a switch
        {
            [ArmNode.Text text] => new ArmNode.Number(place, decimal.Parse(text.Value, System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture)),
            [ArmNode.Number number] => number,
            _ => null,
        }),
        Known("bool", (a, place) => a switch
        {
            [ArmNode.Text text] when bool.TryParse(text.Value, out var flag) => new ArmNode.Flag(place, flag),
            [ArmNode.Number number] => new ArmNode.Flag(place, number.Value != 0),
            [ArmNode.Flag flag] => flag,
            _ => null,
        }),
        Known("min", (a, _) => Extreme(a, least: true)),
        Known("max", (a, _) => Extreme(a, least: false)),
        Known("true", (a, place) => a.Count == 0 ? new ArmNode.Flag(place, true) : null),
        Known("false", (a, place) => a.Count == 0 ? new ArmNode.Flag(place, false) : null),
        Known("not", (a, place) => a is [ArmNode.Flag flag] ? new ArmNode.Flag(place, !flag.Value) : null),
    ];

    private static KeyValuePair<string, ArmFunction> Of(string name, Func<decimal, decimal, decimal> function) => Known(
        name,
        (a, place) => a is [ArmNode.Number x, ArmNode.Number y] ? new ArmNode.Number(place, function(x.Value, y.Value)) : null);

    private static ArmNode.Number? Extreme(IReadOnlyList<ArmNode> arguments, bool least)
    {
        var items = arguments is [ArmNode.List list] ? list.Items : arguments;
        var numbers = items.OfType<ArmNode.Number>().ToList();
        return numbers.Count == 0 || numbers.Count < items.Count ? null : least ? numbers.MinBy(n => n.Value) : numbers.MaxBy(n => n.Value);
    }
}
