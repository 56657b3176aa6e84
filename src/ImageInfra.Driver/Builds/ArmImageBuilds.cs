using System.Text.Json.Nodes;
using ImageInfra.Driver.Arm;

namespace ImageInfra.Driver.Builds;

/// <summary>Image Builder's actions over ARM's REST interface.</summary>
public sealed class ArmImageBuilds(ArmConnection connection) : IImageBuilds
{
    private const int MaximumFailedReads = 20;

    // Azure gives no Retry-After here; its own clients ask every 15 to 30 s.
    private static readonly TimeSpan s_pause = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan s_startPause = TimeSpan.FromSeconds(5);

    private readonly ArmClient _arm = connection.Client;

    /// <inheritdoc/>
    public async Task<ImageRun> RunAsync(string templateId, CancellationToken cancellationToken)
    {
        var before = await LastRunAsync(templateId, cancellationToken);
        using var response = await _arm.PostAsync(templateId, "run", ApiVersions.ImageTemplates, cancellationToken);
        if (response.Status < 300)
        {
            return await StartedAsync(templateId, before, ArmOperations.AddressOf(response), cancellationToken);
        }

        // A template runs once at a time, and a gateway that gave up may have started it all the same.
        var error = ArmError.Of(response);
        var now = await LastRunAsync(templateId, cancellationToken);
        var began = response.Status == 504 && now?.StartTime != before?.StartTime;
        return now is not null && (began || now.IsInProgress)
            ? new(templateId, now.StartTime, Operation: null)
            : throw error.ToException($"to run {templateId}");
    }

    /// <inheritdoc/>
    public async Task<RunStatus> FollowAsync(ImageRun run, IProgress<RunStatus> progress, CancellationToken cancellationToken)
    {
        RunStatus? last = null;
        for (var failures = 0; ;)
        {
            try
            {
                var status = await StatusOfAsync(run, cancellationToken);
                failures = 0;
                if (status != last)
                {
                    progress.Report(status);
                    last = status;
                }

                if (!status.IsInProgress)
                {
                    return await ExplainAsync(run, status, cancellationToken);
                }
            }
            catch (DriverException e) when (e.Failure is DriverFailure.AzureUnavailable && ++failures < MaximumFailedReads)
            {
                // The build goes on while its status can't be read.
            }

            await Task.Delay(s_pause, _arm.Clock, cancellationToken);
        }
    }

    /// <inheritdoc/>
    public async Task<RunStatus?> LastRunAsync(string templateId, CancellationToken cancellationToken)
    {
        var template = await _arm.GetAsync(templateId, ApiVersions.ImageTemplates, cancellationToken) ?? throw new DriverException(
            DriverFailure.NotFound,
            $"there is no image template {templateId}; 'imageinfra up' makes it");
        return RunStatusReader.Read(template["properties"]?["lastRunStatus"] as JsonObject);
    }

    /// <inheritdoc/>
    public async Task CancelAsync(string templateId, CancellationToken cancellationToken)
    {
        using var response = await _arm.PostAsync(templateId, "cancel", ApiVersions.ImageTemplates, cancellationToken);
        if (response.Status >= 300 && await LastRunAsync(templateId, cancellationToken) is { State: RunState.Running })
        {
            throw ArmError.Of(response).ToException($"to cancel the run of {templateId}");
        }
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<RunOutput>> RunOutputsAsync(string templateId, CancellationToken cancellationToken)
    {
        var outputs = await _arm.ListAsync($"{templateId}/runOutputs", ApiVersions.ImageTemplates, cancellationToken) ?? [];
        return
        [
            .. outputs.Select(o => new RunOutput(
                (string?)o["name"] ?? "",
                (string?)o["properties"]?["artifactId"],
                (string?)o["properties"]?["artifactUri"])),
        ];
    }

    private async Task<ImageRun> StartedAsync(string templateId, RunStatus? before, Uri? operation, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (await LastRunAsync(templateId, cancellationToken) is { } run && run.StartTime != before?.StartTime)
            {
                return new(templateId, run.StartTime, operation);
            }

            await Task.Delay(s_startPause, _arm.Clock, cancellationToken);
        }
    }

    private async Task<RunStatus> StatusOfAsync(ImageRun run, CancellationToken cancellationToken) =>
        await LastRunAsync(run.TemplateId, cancellationToken) is { } status && status.StartTime == run.StartTime
            ? status
            : throw new DriverException(
                DriverFailure.BuildFailed,
                $"another run of {run.TemplateId} began; how the one of {run.StartTime:u} ended is not known any more");

    // The template says how the run ended, its operation why. Azure forgets operations after a while.
    private async Task<RunStatus> ExplainAsync(ImageRun run, RunStatus status, CancellationToken cancellationToken)
    {
        if (status.State is not RunState.Failed || status.Message.Length > 0 || run.Operation is null)
        {
            return status;
        }

        using var response = await _arm.ReadAsync(run.Operation, cancellationToken);
        return response.Status == 200 && ArmOperations.ErrorOf((JsonObject)JsonNode.Parse(response.Content)!) is { } error
            ? status with { Message = $"{error.Code}: {error.Message}" }
            : status;
    }
}
