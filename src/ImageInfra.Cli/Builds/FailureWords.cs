using ImageInfra.Driver.Failures;
using ImageInfra.Driver.Runs;

namespace ImageInfra.Cli.Builds;

/// <summary>Why a build failed, in words.</summary>
internal static class FailureWords
{
    /// <summary>Who can mend a failure, as a sentence says it.</summary>
    public static string Owner(FailureOwner owner) => owner switch
    {
        FailureOwner.Author => "image author",
        FailureOwner.Platform => "subscription owner",
        FailureOwner.Azure => "Azure",
        _ => "not known yet",
    };

    /// <summary>The lines under a failure: whose it is, and what to do.</summary>
    public static IEnumerable<FormattableString> Lines(FailureExplanation? failure)
    {
        if (failure is not null)
        {
            if (failure.Place is { } place)
            {
                yield return $"           where: {place}{(failure.LogLine is { } line ? $", line {line} of the log" : "")}";
            }

            // What is not known has to be read whole; of a right that lacks, Azure names all that is needed to give it.
            foreach (var evidence in failure.Evidence.Take(failure.Category switch
            {
                FailureCategory.Unknown => int.MaxValue,
                FailureCategory.Permissions => 1,
                _ => 0,
            }))
            {
                yield return $"           [grey]> {evidence}[/]";
            }

            yield return $"           owner: {Owner(failure.Owner)}";
            yield return $"           next: {failure.NextStep}";
        }
    }
}
