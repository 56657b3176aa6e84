using System.Globalization;
using ImageInfra.Import.Values;
using ImageInfra.Model.Images;

namespace ImageInfra.Import.Functions;

/// <summary>A function that depends only on its arguments. It returns null if its value can't be known.</summary>
/// <param name="arguments">The arguments. They may be known in part.</param>
/// <param name="place">The location of the call.</param>
internal delegate ArmNode? ArmFunction(IReadOnlyList<ArmNode> arguments, ArmPlace place);

/// <summary>ARM's functions that depend only on their arguments.</summary>
internal static class ArmFunctions
{
    /// <summary>ARM's limit for a text.</summary>
    public const int MaximumLength = 131_072;

    private static readonly Dictionary<string, ArmFunction> s_all = new(
        [
            .. TextFunctions.All, .. TextSearchFunctions.All, .. EncodingFunctions.All, .. NumberFunctions.All, .. ComparisonFunctions.All, .. ListFunctions.All,
            .. ObjectFunctions.All, .. DateFunctions.All, .. NetworkFunctions.All, .. HashFunctions.All,
        ],
        StringComparer.OrdinalIgnoreCase);

    /// <summary>The names of the functions.</summary>
    public static IReadOnlyCollection<string> Names => s_all.Keys;

    /// <summary>Applies a function. Null if there is no such function, if Azure refuses the call, or if the value can't be known.</summary>
    /// <param name="name">The name of the function.</param>
    /// <param name="what">The call, to name a value that is one of several.</param>
    /// <param name="arguments">The arguments.</param>
    /// <param name="place">The location of the call.</param>
    public static ArmNode? Apply(string name, string what, IReadOnlyList<ArmNode> arguments, ArmPlace place)
    {
        if (!s_all.TryGetValue(name, out var function))
        {
            return null;
        }

        if (!arguments.Any(a => a is ArmNode.Either))
        {
            return Call(function, arguments, place);
        }

        var results = ArmKnowledge.ForEach(arguments, combination => Call(function, combination, place));
        return results is null ? null : ArmKnowledge.OneOf(place, what, ArmKnowledge.Asks(arguments.OfType<ArmNode.Either>()), results);
    }

    private static ArmNode? Call(ArmFunction function, IReadOnlyList<ArmNode> arguments, ArmPlace place)
    {
        try
        {
            return function(arguments, place) is { } value && !IsTooLong(value) ? value : null;
        }
        catch (Exception e) when (e is FormatException or ArgumentException or OverflowException or DivideByZeroException or CatalogException)
        {
            // Azure refuses such a call.
            return null;
        }
    }

    private static bool IsTooLong(ArmNode value) => value switch
    {
        ArmNode.Text text => text.Value.Length > MaximumLength,
        ArmNode.Partial mixed => mixed.Parts.OfType<ArmNode.Text>().Sum(t => t.Value.Length) > MaximumLength,
        _ => false,
    };
}

/// <summary>Defines functions for <see cref="ArmFunctions"/>.</summary>
internal static class ArmFunctionDefinitions
{
    /// <summary>Defines a function. Its arguments may be known in part.</summary>
    public static KeyValuePair<string, ArmFunction> Open(string name, ArmFunction function) => new(name, function);

    /// <summary>Defines a function of arguments that are known, but may have unknown values in them.</summary>
    public static KeyValuePair<string, ArmFunction> Shallow(string name, ArmFunction function) =>
        new(name, (arguments, place) => arguments.Any(a => a.IsOpen) ? null : function(arguments, place));

    /// <summary>Defines a function of known arguments.</summary>
    public static KeyValuePair<string, ArmFunction> Known(string name, ArmFunction function) =>
        new(name, (arguments, place) => arguments.All(ArmKnowledge.IsKnown) ? function(arguments, place) : null);

    /// <summary>Defines a function of one known text.</summary>
    public static KeyValuePair<string, ArmFunction> OfText(string name, Func<string, string> function) =>
        Known(name, (arguments, place) => arguments is [ArmNode.Text text] ? new ArmNode.Text(place, function(text.Value)) : null);

    /// <summary>A whole number as ARM takes it from a text.</summary>
    public static decimal? WholeNumber(string text) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var number) ? number : null;
}
