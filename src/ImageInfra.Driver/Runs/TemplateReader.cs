using System.Globalization;
using System.Text.Json;
using ImageInfra.Driver.Foundations;

namespace ImageInfra.Driver.Runs;

/// <summary>Reads the status of templates from ARM responses.</summary>
internal static class TemplateReader
{
    /// <summary>Reads one template.</summary>
    public static TemplateStatus One(BinaryData content) =>
        Read(JsonSerializer.Deserialize(content.ToMemory().Span, TemplatePageJson.Default.Template)!);

    /// <summary>Reads a page of a list from a stream.</summary>
    public static ValueTask<TemplatePage?> PageAsync(Stream content, CancellationToken cancellationToken) =>
        JsonSerializer.DeserializeAsync(content, TemplatePageJson.Default.TemplatePage, cancellationToken);

    /// <summary>Converts a template of a page to its status.</summary>
    public static TemplateStatus Read(TemplatePage.Template template) =>
        new(template.Id, template.Properties?.ProvisioningState ?? "", Run(template.Properties?.LastRunStatus))
        {
            ExactVersion = template.Properties?.Source?.ExactVersion,
            StagingGroupId = template.Properties?.ExactStagingResourceGroup is { Length: > 0 } group ? group : null,
        };

    private static RunStatus? Run(TemplatePage.Run? run) => run is null || Time(run.StartTime) is not { } start
        ? null
        : new(
            // Azure sometimes returns the undocumented state "new" before "Running", so an unknown state counts as running.
            Enum.TryParse<RunState>(run.RunState, ignoreCase: true, out var state) ? state : RunState.Running,
            Enum.TryParse<RunSubState>(run.RunSubState, ignoreCase: true, out var part) ? part : null,
            start,
            Time(run.EndTime),
            SecretMask.Apply(run.Message ?? ""));

    // While a run is in progress, Azure reports the year 1 as its end.
    private static DateTimeOffset? Time(string? time) =>
        DateTimeOffset.TryParse(time, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var value) && value.Year > 1
            ? value
            : null;
}
