using System.Globalization;
using System.Text;
using ImageInfra.Model.Description;
using ImageInfra.Model.Images;

namespace ImageInfra.Import.Arm;

/// <summary>
/// Pure functions. Excludes functions that query Azure, the clock or random values, and those with an unpublished algorithm
/// (<c>uniqueString</c>, <c>guid</c>).
/// </summary>
internal static class ArmFunctions
{
    // Their results may contain unknown values.
    private static readonly HashSet<string> s_containerFunctions = new(StringComparer.OrdinalIgnoreCase) { "createArray", "createObject" };

    // ARM's limit for a string.
    private const int MaximumLength = 131_072;

    /// <summary>Applies a function. Null if the function or its arguments are unknown.</summary>
    public static ArmNode? Apply(string name, IReadOnlyList<ArmNode> arguments, ArmPlace place)
    {
        try
        {
            return PartlyKnown(name.ToLowerInvariant(), arguments, place)
                ?? (!s_containerFunctions.Contains(name) && arguments.Any(a => a.IsUnresolved) ? null : ArmListFunctions.Apply(name.ToLowerInvariant(), arguments, place) ?? Apply(arguments, name.ToLowerInvariant(), place));
        }
        catch (Exception e) when (e is FormatException or ArgumentException or OverflowException or DivideByZeroException or IndexOutOfRangeException)
        {
            // Azure rejects such a call; its value is unknown here.
            return null;
        }
    }

    // Functions whose text result may be partly known.
    private static ArmNode.Text? PartlyKnown(string name, IReadOnlyList<ArmNode> arguments, ArmPlace place)
    {
        var parts = arguments.Select(Words).ToList();
        if (parts.Contains(null) || parts.Count == 0 || parts.Sum(p => p!.Length) > MaximumLength)
        {
            return null;
        }

        return name switch
        {
            "concat" => new(place, string.Concat(parts)),
            "format" => new(place, string.Format(CultureInfo.InvariantCulture, parts[0]!, [.. arguments.Skip(1).Zip(parts.Skip(1), Formatted)])),
            "string" => new(place, parts[0]!),
            _ => null,
        };
    }

    private static ArmNode? Apply(IReadOnlyList<ArmNode> arguments, string name, ArmPlace place)
    {
        var texts = arguments.Select(a => (a as ArmNode.Text)?.Value).ToArray();
        var numbers = arguments.Select(a => (a as ArmNode.Number)?.Value).ToArray();
        ArmNode Text(string text) => new ArmNode.Text(place, text);
        ArmNode Number(decimal number) => new ArmNode.Number(place, number);
        ArmNode Flag(bool flag) => new ArmNode.Flag(place, flag);
        return (name, texts, numbers) switch
        {
            ("tolower", [{ } t], _) => Text(t.ToLowerInvariant()),
            ("toupper", [{ } t], _) => Text(t.ToUpperInvariant()),
            ("trim", [{ } t], _) => Text(t.Trim()),
            ("replace", [{ } t, { } from, { } to], _) => Text(t.Replace(from, to, StringComparison.Ordinal)),
            ("substring", [{ } t, _], [_, { } at]) => Text(t[(int)at..]),
            ("substring", [{ } t, _, _], [_, { } at, { } length]) => Text(t.Substring((int)at, (int)length)),
            ("padleft", [{ } t, ..], [_, <= MaximumLength and { } width, ..]) => Text(t.PadLeft((int)width, texts.ElementAtOrDefault(2)?[0] ?? ' ')),
            ("padleft", _, [{ } n, <= MaximumLength and { } width, ..]) => Text(n.ToString(CultureInfo.InvariantCulture).PadLeft((int)width, texts.ElementAtOrDefault(2)?[0] ?? ' ')),
            ("split", [{ } t, { } by], _) => new ArmNode.List(place, [.. t.Split(by).Select(Text)]),
            ("startswith", [{ } t, { } s], _) => Flag(t.StartsWith(s, StringComparison.OrdinalIgnoreCase)),
            ("endswith", [{ } t, { } s], _) => Flag(t.EndsWith(s, StringComparison.OrdinalIgnoreCase)),
            ("indexof", [{ } t, { } s], _) => Number(t.IndexOf(s, StringComparison.OrdinalIgnoreCase)),
            ("lastindexof", [{ } t, { } s], _) => Number(t.LastIndexOf(s, StringComparison.OrdinalIgnoreCase)),
            ("base64", [{ } t], _) => Text(Convert.ToBase64String(Encoding.UTF8.GetBytes(t))),
            ("base64tostring", [{ } t], _) => Text(Encoding.UTF8.GetString(Convert.FromBase64String(t))),
            ("uricomponent", [{ } t], _) => Text(Uri.EscapeDataString(t)),
            ("uricomponenttostring", [{ } t], _) => Text(Uri.UnescapeDataString(t)),
            ("uri", [{ } t, { } relative], _) => Text(new Uri(new Uri(t), relative).AbsoluteUri),
            ("int", [{ } t], _) => Number(decimal.Parse(t, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture)),
            ("int", _, [{ } n]) => Number(decimal.Truncate(n)),
            ("bool", [{ } t], _) => Flag(bool.Parse(t)),
            ("bool", _, [{ } n]) => Flag(n != 0),
            ("bool", _, _) when arguments is [ArmNode.Flag f] => f,
            ("add", _, [{ } a, { } b]) => Number(a + b),
            ("sub", _, [{ } a, { } b]) => Number(a - b),
            ("mul", _, [{ } a, { } b]) => Number(a * b),
            ("div", _, [{ } a, { } b]) => Number(decimal.Truncate(a / b)),
            ("mod", _, [{ } a, { } b]) => Number(a % b),
            ("less", _, [{ } a, { } b]) => Flag(a < b),
            ("lessorequals", _, [{ } a, { } b]) => Flag(a <= b),
            ("greater", _, [{ } a, { } b]) => Flag(a > b),
            ("greaterorequals", _, [{ } a, { } b]) => Flag(a >= b),
            ("equals", [_, _], _) => Flag(ArmText.Of(arguments[0]) == ArmText.Of(arguments[1])),
            ("not", _, _) when arguments is [ArmNode.Flag f] => Flag(!f.Value),
            ("base64tojson", [{ } t], _) => Json(Encoding.UTF8.GetString(Convert.FromBase64String(t)), place),
            ("datauri", [{ } t], _) => Text($"data:text/plain;charset=utf8;base64,{Convert.ToBase64String(Encoding.UTF8.GetBytes(t))}"),
            ("and", _, _) when arguments.All(a => a is ArmNode.Flag) => Flag(arguments.All(a => a is ArmNode.Flag { Value: true })),
            ("or", _, _) when arguments.All(a => a is ArmNode.Flag) => Flag(arguments.Any(a => a is ArmNode.Flag { Value: true })),
            ("true", [], _) => Flag(true),
            ("false", [], _) => Flag(false),
            ("null", [], _) => new ArmNode.Null(place),
            ("json", [{ } t], _) => Json(t, place),
            ("string", [_], _) => Text(ArmText.Of(arguments[0])),
            _ => null,
        };
    }

    private static ArmNode Json(string text, ArmPlace place)
    {
        try
        {
            return ArmFileReader.Read(place.File, text);
        }
        catch (CatalogException e)
        {
            throw new FormatException(e.Message, e);
        }
    }

    // A format such as {0:D2} needs a whole number.
    private static object? Formatted(ArmNode argument, string? words) =>
        argument is ArmNode.Number { Value: var number } && decimal.IsInteger(number) ? (long)number : words;

    private static string? Words(ArmNode node) => node switch
    {
        ArmNode.Text text => text.Value,
        ArmNode.Number number => number.Value.ToString(CultureInfo.InvariantCulture),
        ArmNode.Flag flag => flag.Value ? "True" : "False",
        ArmNode.Unknown unknown => Unresolved.Text(unknown.What),
        _ => null,
    };
}
