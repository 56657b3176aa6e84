using ImageInfra.Driver.Runs;
using Spectre.Console;

namespace ImageInfra.Cli.Terminal;

/// <summary>The color of each outcome of a build.</summary>
internal static class OutcomeColors
{
    /// <summary>The name of the color in Spectre's markup.</summary>
    public static string Markup(BuildOutcome outcome) => outcome switch
    {
        BuildOutcome.Succeeded => "green",
        BuildOutcome.Failed => "red",
        _ => "yellow",
    };

    public static Color Of(BuildOutcome? outcome) => outcome switch
    {
        BuildOutcome.Succeeded => Color.Green,
        BuildOutcome.Failed => Color.Red,
        null => Color.Blue,
        _ => Color.Yellow,
    };
}
