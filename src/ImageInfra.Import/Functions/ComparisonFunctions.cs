using ImageInfra.Import.Values;
using static ImageInfra.Import.Functions.ArmFunctionDefinitions;

namespace ImageInfra.Import.Functions;

/// <summary>Functions that compare numbers and texts.</summary>
internal static class ComparisonFunctions
{
    // Before digits and letters in every linguistic order. A hyphen and an apostrophe have no weight in some.
    private const string Symbols = " _.,:;!?()[]{}@*/&#%`^+<=>|~$";

    public static IReadOnlyList<KeyValuePair<string, ArmFunction>> All { get; } =
    [
        Open("equals", (a, place) => a is [var x, var y] && ArmEquality.Equal(x, y) is { } equal ? new ArmNode.Flag(place, equal) : null),
        Of("less", order => order < 0),
        Of("lessOrEquals", order => order <= 0),
        Of("greater", order => order > 0),
        Of("greaterOrEquals", order => order >= 0),
    ];

    private static KeyValuePair<string, ArmFunction> Of(string name, Func<int, bool> test) => Known(name, (a, place) => a switch
    {
        [ArmNode.Number x, ArmNode.Number y] => new ArmNode.Flag(place, test(x.Value.CompareTo(y.Value))),
        [ArmNode.Text x, ArmNode.Text y] when Order(x.Value, y.Value) is { } order => new ArmNode.Flag(place, test(order)),
        _ => null,
    });

    // ARM compares texts linguistically: letters without case first, then lower case before upper case. Null where orders differ.
    private static int? Order(string a, string b)
    {
        var common = Math.Min(a.Length, b.Length);
        for (var i = 0; i < common; i++)
        {
            var (x, y) = (char.ToLowerInvariant(a[i]), char.ToLowerInvariant(b[i]));
            if (x != y)
            {
                return (Rank(x), Rank(y)) switch
                {
                    (null, _) or (_, null) or (0, 0) => null,
                    (0, _) => -1,
                    (_, 0) => 1,
                    _ => x.CompareTo(y),
                };
            }
        }

        if (a.Length != b.Length)
        {
            return (a.Length > common ? a : b).AsSpan(common).ContainsAnyExcept("-'") ? a.Length.CompareTo(b.Length) : null;
        }

        var different = Enumerable.Range(0, common).FirstOrDefault(i => a[i] != b[i], -1);
        return different < 0 ? 0 : !char.IsAsciiLetter(a[different]) ? null : char.IsAsciiLetterLower(a[different]) ? -1 : 1;
    }

    private static int? Rank(char c) => char.IsAsciiLetterOrDigit(c) ? 1 : Symbols.Contains(c, StringComparison.Ordinal) ? 0 : null;
}
