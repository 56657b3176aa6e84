using ImageInfra.Driver.Runs;

namespace ImageInfra.Driver.Builds;

/// <summary>Computes the pause before a failed image is run again, by category of failure.</summary>
internal static class RetryPause
{
    private static readonly TimeSpan s_short = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan s_long = TimeSpan.FromMinutes(10);

    public static TimeSpan After(FailureCategory category) =>
        category is FailureCategory.Capacity or FailureCategory.Quota or FailureCategory.Service ? s_long : s_short;
}
