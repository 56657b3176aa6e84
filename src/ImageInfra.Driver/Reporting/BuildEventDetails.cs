using System.Text.Json.Nodes;
using ImageInfra.Driver.Builds;
using ImageInfra.Driver.Foundations;
using ImageInfra.Driver.Runs;
using ImageInfra.Driver.Stacks;
using ImageInfra.Driver.Versions;

namespace ImageInfra.Driver.Reporting;

/// <summary>The details of each kind of event.</summary>
internal static class BuildEventDetails
{
    public static JsonObject Of(BuildEvent value) => value switch
    {
        BuildEvent.Stack e => Resource(e.Event),
        BuildEvent.Resumed e => new()
        {
            ["requestedAt"] = BuildEventJson.Time(e.RequestedAt),
            ["images"] = new JsonArray([.. e.Images.Select(i => JsonValue.Create(i))]),
        },
        BuildEvent.Waiting e => new() { ["base"] = e.Base },
        BuildEvent.Started e => new() { ["isJoined"] = e.Run.WasInProgress },
        BuildEvent.Pending e => new() { ["message"] = Masked(e.Reason), ["until"] = BuildEventJson.Time(e.Until) },
        BuildEvent.Reused e => new() { ["version"] = Version(e.VersionId), ["versionId"] = Masked(e.VersionId), ["message"] = Masked(e.Reason) },
        BuildEvent.Progress e => Status(e.Status),
        BuildEvent.Overdue e => new()
        {
            ["elapsedSeconds"] = Seconds(e.Elapsed),
            ["expectedSeconds"] = Seconds(e.Expected),
        },
        BuildEvent.Retrying e => new()
        {
            ["attempt"] = e.Attempt,
            ["pauseSeconds"] = Seconds(e.Pause),
            ["failure"] = FailureDetails.Of(e.Failure).ToJson(),
        },
        BuildEvent.Replicating e => new()
        {
            ["version"] = Version(e.VersionId),
            ["versionId"] = Masked(e.VersionId),
            ["regions"] = new JsonArray([.. e.Replicas.Select(Region)]),
        },
        BuildEvent.Published e => Published(e),
        BuildEvent.Failed e => new()
        {
            ["outcome"] = BuildEventJson.Name(e.Outcome),
            ["message"] = Masked(e.Message),
            ["failure"] = e.Explanation is null ? null : FailureDetails.Of(e.Explanation).ToJson(),
        },
        BuildEvent.Warning e => new() { ["message"] = Masked(e.Message) },
        BuildEvent.Skipped e => new() { ["message"] = Masked(e.Reason) },
        BuildEvent.Pinned e => new() { ["version"] = e.Version.ToString() },
        BuildEvent.Completed e => new()
        {
            ["succeeded"] = e.Report.Succeeded,
            ["images"] = new JsonArray([.. e.Report.Images.Select(Result)]),
        },
        _ => [],
    };

    private static JsonObject Status(RunStatus status) => new()
    {
        ["state"] = BuildEventJson.Name(status.State),
        ["phase"] = status.SubState is { } phase ? BuildEventJson.Name(phase) : null,
        ["endTime"] = status.EndTime is { } end ? BuildEventJson.Time(end) : null,
        ["elapsedSeconds"] = Seconds(status.EndTime - status.StartTime),
        ["message"] = status.Message.Length > 0 ? Masked(status.Message) : null,
    };

    private static JsonObject Published(BuildEvent.Published e)
    {
        var details = Status(e.Status);
        details["version"] = Version(e.VersionId);
        details["versionId"] = Masked(e.VersionId);
        return details;
    }

    private static JsonObject Region(VersionReplica replica) => new()
    {
        ["name"] = replica.Region,
        ["state"] = replica.State,
        ["progress"] = replica.Progress,
    };

    private static JsonObject Resource(StackEvent e) => new()
    {
        ["phase"] = BuildEventJson.Name(e.Phase),
        ["action"] = BuildEventJson.Name(e.Action),
        ["resourceType"] = e.Type,
        ["resource"] = e.Name,
        ["message"] = Masked(e.Message),
    };

    private static JsonObject Result(ImageBuildResult image) => new()
    {
        ["image"] = image.Image,
        ["outcome"] = BuildEventJson.Name(image.Outcome),
        ["version"] = image.VersionId is { } id ? Version(id) : null,
        ["versionId"] = Masked(image.VersionId),
        ["isReused"] = image.IsReused ? true : null,
        ["elapsedSeconds"] = Seconds(image.Elapsed),
        ["message"] = Masked(image.Message),
        ["failure"] = image.Explanation is null ? null : FailureDetails.Of(image.Explanation).ToJson(),
    };

    // The URL of a VHD may end with a signature.
    private static string Version(string id) => Masked(ArmNames.Last(id))!;

    private static string? Masked(string? text) => text is null ? null : SecretMask.Apply(text);

    private static double? Seconds(TimeSpan? time) => time is { } known ? Math.Round(known.TotalSeconds, 1) : null;
}
