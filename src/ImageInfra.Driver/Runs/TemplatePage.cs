using System.Text.Json.Serialization;

namespace ImageInfra.Driver.Runs;

/// <summary>
/// A template, or a page of them, as far as the driver looks: a thousand templates have their scripts along, which are
/// passed over without being kept.
/// </summary>
internal sealed record TemplatePage(IReadOnlyList<TemplatePage.Template>? Value, string? NextLink)
{
    internal sealed record Template(string Id, Properties? Properties);

    internal sealed record Properties(string? ProvisioningState, string? ExactStagingResourceGroup, Source? Source, Run? LastRunStatus);

    internal sealed record Source(string? ExactVersion);

    internal sealed record Run(string? StartTime, string? EndTime, string? RunState, string? RunSubState, string? Message);
}

/// <summary>How they are read.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, PropertyNameCaseInsensitive = true)]
[JsonSerializable(typeof(TemplatePage))]
[JsonSerializable(typeof(TemplatePage.Template))]
internal sealed partial class TemplatePageJson : JsonSerializerContext;
