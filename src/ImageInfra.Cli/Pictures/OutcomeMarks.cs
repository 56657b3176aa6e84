using ImageInfra.Driver.Runs;

namespace ImageInfra.Cli.Pictures;

/// <summary>A color and a shape for each outcome of a run. The shapes also tell outcomes apart without colors.</summary>
internal static class OutcomeMarks
{
    /// <summary>A color with a contrast of at least 4.5 to white.</summary>
    public static string ColorOf(BuildOutcome? outcome) => outcome switch
    {
        BuildOutcome.Succeeded => "#1a7f37",
        BuildOutcome.Failed => "#cf222e",
        BuildOutcome.PartiallySucceeded => "#9a6700",
        _ => "#57606a",
    };

    /// <summary>A path around a point: a circle, a cross, a triangle or a diamond.</summary>
    public static FormattableString ShapeOf(BuildOutcome? outcome, double x, double y, double r) => outcome switch
    {
        BuildOutcome.Succeeded => $"M{x - r:0.#},{y:0.#}a{r},{r} 0 1,0 {2 * r},0a{r},{r} 0 1,0 {-2 * r},0",
        BuildOutcome.Failed => $"M{x - r:0.#},{y - r:0.#}l{2 * r},{2 * r}m0,{-2 * r}l{-2 * r},{2 * r}",
        BuildOutcome.PartiallySucceeded => $"M{x:0.#},{y - r:0.#}l{r},{2 * r}h{-2 * r}z",
        _ => $"M{x:0.#},{y - r:0.#}l{r},{r}l{-r},{r}l{-r},{-r}z",
    };
}
