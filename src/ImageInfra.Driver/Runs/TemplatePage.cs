using System.Text.Json.Serialization;

namespace ImageInfra.Driver.Runs;

/// <summary>
/// A page of templates with only the properties that the driver needs: a list of a thousand templates also contains their scripts,
/// which are skipped while reading.
/// </summary>
internal sealed record TemplatePage(IReadOnlyList<TemplatePage.Template>? Value, string? NextLink)
{
    internal sealed record Template(string Id, Properties? Properties);

    internal sealed record Properties(string? ProvisioningState, string? ExactStagingResourceGroup, Source? Source, Run? LastRunStatus);

    internal sealed record Source(string? ExactVersion);

    internal sealed record Run(string? StartTime, string? EndTime, string? RunState, string? RunSubState, string? Message);
}

/// <summary>The JSON format of a page.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, PropertyNameCaseInsensitive = true)]
[JsonSerializable(typeof(TemplatePage))]
[JsonSerializable(typeof(TemplatePage.Template))]
internal sealed partial class TemplatePageJson : JsonSerializerContext;
