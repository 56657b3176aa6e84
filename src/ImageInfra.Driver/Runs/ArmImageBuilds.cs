using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using ImageInfra.Driver.Arm;
using ImageInfra.Driver.Foundations;

namespace ImageInfra.Driver.Runs;

/// <summary>Calls the actions of Azure Image Builder through ARM.</summary>
public sealed class ArmImageBuilds(ArmConnection connection) : IImageBuilds
{
    private const string Collection = "/providers/Microsoft.VirtualMachineImages/imageTemplates";

    private readonly ArmClient _arm = connection.Client;
    private readonly ConcurrentDictionary<string, TemplateSweep> _sweeps = new(StringComparer.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public async Task<TemplateStatus?> FindAsync(string templateId, CancellationToken cancellationToken)
    {
        using var response = await _arm.ReadAsync(templateId, ApiVersions.ImageTemplates, cancellationToken);
        return response.Status == 404 ? null : TemplateReader.One(ArmClient.Successful(response, $"to read {templateId}").Content);
    }

    /// <inheritdoc/>
    public Task<JsonObject?> BodyAsync(string templateId, CancellationToken cancellationToken) =>
        _arm.GetAsync(templateId, ApiVersions.ImageTemplates, cancellationToken);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<TemplateStatus>> ListAsync(string resourceGroupId, CancellationToken cancellationToken) =>
        (await ListPagesAsync(resourceGroupId, cancellationToken)).Templates;

    /// <inheritdoc/>
    public async Task<RunAnswer> RequestRunAsync(string templateId, CancellationToken cancellationToken)
    {
        try
        {
            using var response = await _arm.PostAsync(templateId, "run", ApiVersions.ImageTemplates, cancellationToken);
            if (response.Status < 300)
            {
                return new RunAnswer.Accepted(ArmOperations.AddressOf(response));
            }

            var why = ArmError.Of(response).ToException($"to run {templateId}");
            return response.Status is 408 or >= 500 ? new RunAnswer.Unknown(why) : new RunAnswer.Refused(why);
        }
        catch (DriverException e) when (e.Failure is DriverFailure.AzureUnavailable)
        {
            return new RunAnswer.Unknown(e);
        }
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<TemplateStatus?> WatchAsync(string templateId, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var group = templateId[..templateId.IndexOf(Collection, StringComparison.OrdinalIgnoreCase)];
        var sweep = _sweeps.GetOrAdd(group, id => new(token => ListPagesAsync(id, token), _arm.Clock));
        await foreach (var status in sweep.WatchAsync(templateId, cancellationToken))
        {
            // A list may be stale, so a missing template is read by id before it counts as deleted.
            yield return status ?? await FindAsync(templateId, cancellationToken);
        }
    }

    /// <inheritdoc/>
    public async Task CancelAsync(string templateId, CancellationToken cancellationToken)
    {
        using var response = await _arm.PostAsync(templateId, "cancel", ApiVersions.ImageTemplates, cancellationToken);
        if (response.Status >= 300 && await FindAsync(templateId, cancellationToken) is { LastRun.State: RunState.Running })
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

    /// <inheritdoc/>
    public async Task<string?> ErrorOfAsync(Uri operation, CancellationToken cancellationToken)
    {
        using var response = await _arm.ReadAsync(operation, cancellationToken);
        return response.Status == 200 && ArmOperations.ErrorOf((JsonObject)JsonNode.Parse(response.Content)!) is { } error
            ? $"{error.Code}: {error.Message}"
            : null;
    }

    private async Task<(IReadOnlyList<TemplateStatus> Templates, int Pages)> ListPagesAsync(string resourceGroupId, CancellationToken cancellationToken)
    {
        var templates = new List<TemplateStatus>();
        var pages = 0;
        for (Uri? next = _arm.UriOf(resourceGroupId + Collection, ApiVersions.ImageTemplates); next is not null; pages++)
        {
            var page = await _arm.ReadAsync(next, $"to list the templates of {resourceGroupId}", TemplateReader.PageAsync, cancellationToken);
            if (page is null)
            {
                return ([], 1);
            }

            templates.AddRange(page.Value?.Select(TemplateReader.Read) ?? []);
            next = page.NextLink is { Length: > 0 } link ? new(link) : null;
        }

        return (templates, pages);
    }
}
