using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using ImageInfra.Driver.Failures;
using ImageInfra.Driver.Foundations;
using ImageInfra.Driver.Runs;

namespace ImageInfra.Driver.Reporting;

/// <summary>The member <c>failure</c> of events and results; <c>docs/events.md</c> describes it. Secrets are masked.</summary>
/// <param name="Category">The kind of the failure.</param>
/// <param name="Owner">Who can fix it.</param>
/// <param name="Summary">What failed.</param>
/// <param name="NextStep">What to do.</param>
/// <param name="Retry">Whether another run may succeed.</param>
/// <param name="Step">The customizer or validator that failed.</param>
/// <param name="StepIndex">Its place among the customizers or validators, from 0.</param>
/// <param name="Place">The file and line in the catalog.</param>
/// <param name="LogLine">The line of the log, from 1.</param>
/// <param name="Evidence">The lines of the log and of Azure's message.</param>
public sealed partial record FailureDetails(
    [property: Description("The kind of the failure."), JsonConverter(typeof(CamelCaseEnumConverter<FailureCategory>))] FailureCategory Category,
    [property: Description("Who can fix it."), JsonConverter(typeof(CamelCaseEnumConverter<FailureOwner>))] FailureOwner Owner,
    [property: Description("What failed.")] string Summary,
    [property: Description("What to do.")] string NextStep,
    [property: Description("Whether another run may succeed.")] bool Retry,
    [property: Description("The customizer or validator that failed.")] string? Step,
    [property: Description("Its place among the customizers or validators, from 0.")] int? StepIndex,
    [property: Description("The file and line in the catalog.")] string? Place,
    [property: Description("The line of the log, from 1.")] int? LogLine,
    [property: Description("The lines of the log and of Azure's message that show the failure.")] IReadOnlyList<string> Evidence)
{
    /// <summary>The details of a failure.</summary>
    public static FailureDetails Of(FailureExplanation failure) => new(
        failure.Category,
        failure.Owner,
        SecretMask.Apply(failure.Summary),
        SecretMask.Apply(failure.NextStep),
        failure.IsRetryHelpful,
        failure.Step,
        failure.StepIndex,
        failure.Place,
        failure.LogLine,
        [.. failure.Evidence.Select(SecretMask.Apply)]);

    /// <summary>The details as JSON.</summary>
    internal JsonNode ToJson() => JsonSerializer.SerializeToNode(this, Context.Default.FailureDetails)!;

    [JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
    [JsonSerializable(typeof(FailureDetails))]
    private sealed partial class Context : JsonSerializerContext;
}
