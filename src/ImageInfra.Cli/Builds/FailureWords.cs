using ImageInfra.Driver.Failures;
using ImageInfra.Driver.Runs;

namespace ImageInfra.Cli.Builds;

/// <summary>Describes the failure of a build in words.</summary>
internal static class FailureWords
{
    /// <summary>The owner of a failure as a sentence names it.</summary>
    public static string Owner(FailureOwner owner) => owner switch
    {
        FailureOwner.Author => "image author",
        FailureOwner.Platform => "subscription owner",
        FailureOwner.Azure => "Azure",
        _ => "unknown",
    };

    /// <summary>The lines below a failure: its owner and the next step.</summary>
    public static IEnumerable<FormattableString> Lines(FailureExplanation? failure)
    {
        if (failure is not null)
        {
            if (failure.Place is { } place)
            {
                yield return $"           where: {place}{(failure.LogLine is { } line ? $", line {line} of the log" : "")}";
            }

            // An unknown failure is shown in full; for a missing permission, Azure names everything that a role assignment needs.
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
