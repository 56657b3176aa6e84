using System.Text.RegularExpressions;
using ImageInfra.Model.Images;
using ImageInfra.Model.Secrets;

namespace ImageInfra.Model.Rules;

/// <summary>Rules for customizers and validators, without their scripts.</summary>
internal static partial class StepChecks
{
    public static IEnumerable<Finding> Check(InspectedImage image) =>
        [.. Restart(image), .. image.Steps.SelectMany(s => Pinned(image, s).Concat(Destination(image, s)))];

    /// <summary>Whether an address contains a commit or a version.</summary>
    public static bool IsPinned(string uri) => Commit().IsMatch(uri) || Version().IsMatch(uri);

    private static IEnumerable<Finding> Restart(InspectedImage image)
    {
        var types = image.Customizers.Select(c => c.Type).ToList();
        var update = types.LastIndexOf("WindowsUpdate");
        if (update >= 0 && types.LastIndexOf("WindowsRestart") < update)
        {
            yield return image.Find(ValidationRules.NoRestart, image.Customizers[update].Path, "installs updates without a WindowsRestart after it");
        }
    }

    private static IEnumerable<Finding> Pinned(InspectedImage image, InspectedStep step)
    {
        if (step is { Step: Step.Fetched { Unpinned: { } reason }, Address: not null, Checksum: null })
        {
            yield return image.Find(ValidationRules.Unpinned, $"{step.Path}.unpinned", $"{step.Label} fetches content that may change without notice: {SecretText.Masked(reason)}");
        }
        else if (step.Address is { } uri && step.Checksum is null && !IsPinned(uri))
        {
            yield return image.Find(ValidationRules.NotPinned, $"{step.Path}.{step.AddressKey}", $"{step.Label} fetches from an address without a commit or version; add a sha256Checksum, or the reason under unpinned");
        }
    }

    private static IEnumerable<Finding> Destination(InspectedImage image, InspectedStep step)
    {
        if (step.Step is not Step.File { Destination: var destination })
        {
            yield break;
        }

        var path = $"{step.Path}.destination";
        if (image.Spec.Definition.OsType is OsType.Windows)
        {
            if (!WindowsPath().IsMatch(destination))
            {
                yield return image.Find(ValidationRules.Destination, path, $"'{destination}' is not an absolute Windows path; expected a drive and backslashes, such as C:\\app\\file");
            }
        }
        else if (!destination.StartsWith('/') || destination.Contains('\\'))
        {
            yield return image.Find(ValidationRules.Destination, path, $"'{destination}' is not an absolute Linux path; expected slashes, such as /tmp/file");
        }
        else if (!destination.StartsWith("/tmp/", StringComparison.Ordinal))
        {
            yield return image.Find(ValidationRules.DestinationRights, path, $"'{destination}' is not below /tmp, and the build user may not write elsewhere");
        }
    }

    [GeneratedRegex("[/=@][0-9a-f]{40}([/?&#]|$)", RegexOptions.IgnoreCase)]
    private static partial Regex Commit();

    // Matches a version, or a blob snapshot.
    [GeneratedRegex("[?&](versionid|snapshot)=[^&]+", RegexOptions.IgnoreCase)]
    private static partial Regex Version();

    [GeneratedRegex(@"^([A-Za-z]:|%[A-Za-z]+%|\$env:[A-Za-z]+)\\[^/]*$")]
    private static partial Regex WindowsPath();
}
