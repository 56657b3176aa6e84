using ImageInfra.Driver.Builds;
using ImageInfra.Driver.Failures;
using ImageInfra.Driver.Foundations;
using ImageInfra.Model.Catalog;
using ImageInfra.Model.Description;
using ImageInfra.Project.Files;

namespace ImageInfra.Driver.Reporting;

/// <summary>Turns build events into annotations of image files.</summary>
/// <param name="workspace">The folder of the repository.</param>
/// <param name="images">The folder of the catalog.</param>
internal sealed class BuildAnnotations(string workspace, string images)
{
    /// <summary>Returns the annotation of an event; null if it has none.</summary>
    public JobAnnotation? Of(BuildEvent value) => value switch
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

    private JobAnnotation About(
        string level,
        string image,
        string what,
        string message,
        FailureExplanation? failure = null)
    {
        var file = CatalogDirectory.Find(workspace, images, image);
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
