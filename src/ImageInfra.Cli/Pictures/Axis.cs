namespace ImageInfra.Cli.Pictures;

/// <summary>An axis of a plot, with a round number at each tick.</summary>
/// <param name="Least">The number at the start of the axis.</param>
/// <param name="Most">The number at the end of the axis.</param>
/// <param name="Start">The position of the start, in pixels.</param>
/// <param name="End">The position of the end, in pixels.</param>
/// <param name="Step">The distance between two ticks.</param>
internal sealed record Axis(double Least, double Most, double Start, double End, double Step)
{
    private const int MostTicks = 7;

    private static readonly double[] s_minutes = [1, 2, 5, 10, 15, 30, 60, 120, 240, 480];
    private static readonly double[] s_hours = [1, 2, 6, 12, 24, 48, 7 * 24, 14 * 24, 30 * 24, 91 * 24, 365 * 24];

    /// <summary>An axis from zero to a number of minutes.</summary>
    public static Axis OfMinutes(double most, double start, double end)
    {
        var step = StepOf(Math.Max(1, most), s_minutes);
        return new(0, Math.Max(1, Math.Ceiling(most / step)) * step, start, end, step);
    }

    /// <summary>An axis of hours since 1970, with margins at both ends.</summary>
    public static Axis OfHours(double least, double most, double start, double end)
    {
        var room = Math.Max(0.5, (most - least) * 0.03);
        return new(least - room, most + room, start, end, StepOf(most - least + (2 * room), s_hours));
    }

    public IEnumerable<double> Ticks
    {
        get
        {
            for (var tick = Math.Ceiling(Least / Step) * Step; tick <= Most; tick += Step)
            {
                yield return tick;
            }
        }
    }

    public double At(double value) => Start + ((value - Least) / (Most - Least) * (End - Start));

    private static double StepOf(double span, double[] steps)
    {
        var step = steps.FirstOrDefault(s => span / s <= MostTicks, steps[^1]);
        while (span / step > MostTicks)
        {
            step *= 2;
        }

        return step;
    }
}
