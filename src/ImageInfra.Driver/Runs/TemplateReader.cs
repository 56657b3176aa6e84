using System.Globalization;
using System.Text.Json;
using ImageInfra.Driver.Foundations;

namespace ImageInfra.Driver.Runs;

/// <summary>Reads how templates stand from Azure's answers.</summary>
internal static class TemplateReader
{
    /// <summary>One template.</summary>
    public static TemplateStatus One(BinaryData content) =>
        Read(JsonSerializer.Deserialize(content.ToMemory().Span, TemplatePageJson.Default.Template)!);

    /// <summary>A page of a list, as it arrives.</summary>
    public static ValueTask<TemplatePage?> PageAsync(Stream content, CancellationToken cancellationToken) =>
        JsonSerializer.DeserializeAsync(content, TemplatePageJson.Default.TemplatePage, cancellationToken);

    /// <summary>How a template of a page stands.</summary>
    public static TemplateStatus Read(TemplatePage.Template template) =>
        new(template.Id, template.Properties?.ProvisioningState ?? "", Run(template.Properties?.LastRunStatus))
        {
            ExactVersion = template.Properties?.Source?.ExactVersion,
            StagingGroupId = template.Properties?.ExactStagingResourceGroup is { Length: > 0 } group ? group : null,
        };

    private static RunStatus? Run(TemplatePage.Run? run) => run is null || Time(run.StartTime) is not { } start
        ? null
        : new(
            // Azure has said "new" before "Running", which no page documents: whatever is unknown goes on.
            Enum.TryParse<RunState>(run.RunState, ignoreCase: true, out var state) ? state : RunState.Running,
            Enum.TryParse<RunSubState>(run.RunSubState, ignoreCase: true, out var part) ? part : null,
            start,
            Time(run.EndTime),
            SecretMask.Apply(run.Message ?? ""));

    // While a run goes on, its end is the year 1.
    private static DateTimeOffset? Time(string? time) =>
        DateTimeOffset.TryParse(time, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var value) && value.Year > 1
            ? value
            : null;
}
