using System.Text.Json;
using System.Text.Json.Nodes;
using ImageInfra.Driver.Failures;
using ImageInfra.Driver.Foundations;

namespace ImageInfra.Driver.Reporting;

/// <summary>Formats failures as JSON.</summary>
public static class FailureJson
{
    /// <summary>The member <c>failure</c> of an event or a result; <c>docs/events.md</c> describes it.</summary>
    public static JsonObject Of(FailureExplanation failure) => new()
    {
        ["category"] = JsonNamingPolicy.CamelCase.ConvertName(failure.Category.ToString()),
        ["owner"] = JsonNamingPolicy.CamelCase.ConvertName(failure.Owner.ToString()),
        ["summary"] = SecretMask.Apply(failure.Summary),
        ["nextStep"] = SecretMask.Apply(failure.NextStep),
        ["retry"] = failure.IsRetryHelpful,
        ["step"] = failure.Step,
        ["stepIndex"] = failure.StepIndex,
        ["place"] = failure.Place,
        ["logLine"] = failure.LogLine,
        ["evidence"] = new JsonArray([.. failure.Evidence.Select(line => JsonValue.Create(SecretMask.Apply(line)))]),
    };
}
