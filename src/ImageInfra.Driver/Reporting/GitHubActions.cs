using ImageInfra.Driver.Builds;
using ImageInfra.Driver.Failures;
using ImageInfra.Driver.Foundations;
using ImageInfra.Model.Catalog;
using ImageInfra.Model.Description;
using ImageInfra.Project.Files;

namespace ImageInfra.Driver.Reporting;

/// <summary>Reports builds in a job of GitHub Actions: annotations while they run, and a summary at the end.</summary>
public sealed class GitHubActions : IProgress<BuildEvent>
{
    private readonly string _stack;
    private readonly string _images;
    private readonly string _workspace;
    private readonly string? _summary;
    private readonly Action<string> _write;

    private GitHubActions(string stack, string images, string workspace, string? summary, Action<string> write)
    {
        _stack = stack;
        _images = images;
        _workspace = workspace;
        _summary = summary;
        _write = write;
    }

    /// <summary>Creates the observer; null outside GitHub Actions.</summary>
    /// <param name="stack">The stack.</param>
    /// <param name="images">The folder of the catalog.</param>
    /// <param name="environment">The environment variables.</param>
    /// <param name="write">Receives a line of the job's output.</param>
    public static GitHubActions? Detect(
        string stack,
        string images,
        IReadOnlyDictionary<string, string> environment,
        Action<string> write) => environment.GetValueOrDefault("GITHUB_ACTIONS") == "true"
            ? new(
                stack,
                images,
                environment.GetValueOrDefault("GITHUB_WORKSPACE") is { Length: > 0 } workspace ? workspace : images,
                environment.GetValueOrDefault("GITHUB_STEP_SUMMARY"),
                write)
            : null;

    /// <inheritdoc/>
    public void Report(BuildEvent value)
    {
        if (Annotation(value) is { } annotation)
        {
            _write(annotation.ToString());
        }

        if (value is BuildEvent.Completed completed && _summary is { Length: > 0 })
        {
            File.AppendAllText(_summary, GitHubSummary.Of(_stack, completed.Report));
        }
    }

    /// <inheritdoc/>
    public override string ToString() => "the GitHub Actions job";

    private GitHubAnnotation? Annotation(BuildEvent value) => value switch
    {
        BuildEvent.Failed e => About("error", e.Image, "was not built", Words(e.Explanation, e.Message), e.Explanation),
        BuildEvent.Retrying e => About("warning", e.Image, "is built again", $"attempt {e.Attempt}: {e.Failure.Summary}", e.Failure),
        BuildEvent.Overdue e => About(
            "warning",
            e.Image,
            "is overdue",
            $"{e.Elapsed.TotalMinutes:0} minutes, and expected to take {e.Expected.TotalMinutes:0}"),
        BuildEvent.Warning e => About("warning", e.Image, "has a warning", e.Message),
        BuildEvent.Skipped e => About("warning", e.Image, "was skipped", e.Reason),
        BuildEvent.Reused e => About("notice", e.Image, "was not built again", $"version {ArmNames.Last(e.VersionId)} {e.Reason}"),
        BuildEvent.Published e => About("notice", e.Image, "was built", $"version {ArmNames.Last(e.VersionId)}"),
        _ => null,
    };

    private GitHubAnnotation About(
        string level,
        string image,
        string what,
        string message,
        FailureExplanation? failure = null)
    {
        var file = CatalogDirectory.Find(_workspace, _images, image);
        var relative = file?.Path.Replace('\\', '/');
        var isInRepository = relative?.StartsWith("..", StringComparison.Ordinal) is false;
        return new(
            level,
            $"{image} {what}",
            SecretMask.Apply(message),
            isInRepository ? relative : null,
            LineIn(file, failure));
    }

    private static int? LineIn(CatalogFile? file, FailureExplanation? failure) => failure is not null && file is not null
        ? StepLines.LineOf(file, failure.IsValidation, failure.StepIndex, failure.Step)
        : null;

    private static string Words(FailureExplanation? failure, string message) => failure is null
        ? message
        : string.Join('\n', [failure.Summary, $"next: {failure.NextStep}", .. failure.Evidence]);
}
