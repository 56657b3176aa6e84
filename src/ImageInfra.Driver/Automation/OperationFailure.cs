using System.Text;
using System.Text.RegularExpressions;
using ImageInfra.Driver.Failures;
using ImageInfra.Driver.Foundations;
using ImageInfra.Driver.Stacks;

namespace ImageInfra.Driver.Automation;

/// <summary>Describes why an operation of the engine failed: the failed resources, the known causes, and the log file.</summary>
internal static partial class OperationFailure
{
    private const int MaximumResources = 20;
    private const int MaximumMessage = 2_000;
    private const int MaximumLines = 12;

    private static readonly FailureClassifier s_classifier = new();

    /// <summary>Creates the exception for a failed operation of the engine.</summary>
    /// <param name="operation">The command, such as <c>up</c>.</param>
    /// <param name="stack">The stack.</param>
    /// <param name="record">The engine's report.</param>
    /// <param name="cause">The exception of the command, the program or the program's host.</param>
    /// <param name="failure">The failure of the command; null if only the program failed.</param>
    /// <param name="logFile">The file of the full log; null if there is none.</param>
    public static DriverException Of(
        string operation,
        string stack,
        EngineRecord record,
        Exception cause,
        PulumiCommandException? failure,
        string? logFile)
    {
        var resources = record.Failures;
        var details = resources.Count > 0
            ? Resources(resources)
            : Otherwise(record, cause, failure);
        var all = string.Join('\n', resources.Select(r => r.Message).DefaultIfEmpty(details));
        var text = new StringBuilder(resources.Count switch
        {
            0 => $"'{operation}' of stack '{stack}' failed: {details}",
            1 => $"'{operation}' of stack '{stack}' failed, because of one resource:\n{details}",
            var many => $"'{operation}' of stack '{stack}' failed, because of {many} resources:\n{details}",
        });
        if (logFile is not null)
        {
            text.Append("\nthe full log: ").Append(logFile);
        }

        return new(ClassOf(all, resources.Count > 0), SecretMask.Apply(text.ToString()), cause)
        {
            FailedIds = [.. resources.SelectMany(r => ArmIds.In(r.Message).Append((string?)r.State?["id"] ?? "")).Where(id => id.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase)],
        };
    }

    // A resource that the login may not write is a failed resource, not a failed login.
    private static DriverFailure ClassOf(string text, bool isOfResources) => FailureClass.Of(text) switch
    {
        DriverFailure.NotAuthorized when isOfResources => DriverFailure.UpdateFailed,
        var failure => failure,
    };

    private static string Resources(IReadOnlyList<ResourceFailure> failures)
    {
        var lines = failures.Take(MaximumResources).SelectMany(Lines).ToList();
        if (failures.Count > MaximumResources)
        {
            lines.Add($"  and {failures.Count - MaximumResources} more");
        }

        return string.Join('\n', lines);
    }

    private static IEnumerable<string> Lines(ResourceFailure failure)
    {
        yield return $"  {ResourceNouns.Of(failure.Type)} '{failure.Name}': {Short(AzureMessage(failure.Message))}";
        if (Explain(failure) is var (summary, nextStep))
        {
            yield return $"    that means: {summary}";
            yield return $"    next: {nextStep}";
        }
    }

    private static (string Summary, string NextStep)? Explain(ResourceFailure failure) =>
        RefusedWrite.Explain(failure.Type, failure.Message)
        ?? (s_classifier.Explain(new(failure.Message)) is { Rule: not null } known ? (known.Summary, known.NextStep) : null);

    // Azure's code and words, without what azure-native puts around them.
    private static string AzureMessage(string message) =>
        CodeAndMessage().Match(message) is { Success: true } match
            ? $"{match.Groups["code"].Value}: {match.Groups["message"].Value.Replace("\\\"", "\"", StringComparison.Ordinal).Trim()}"
            : message;

    private static string Short(string message)
    {
        var lines = message.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var text = string.Join("\n    ", lines.Take(MaximumLines));
        return text.Length > MaximumMessage || lines.Length > MaximumLines
            ? $"{(text.Length > MaximumMessage ? text[..MaximumMessage] : text)} …"
            : text;
    }

    // No resource failed, so the program or the engine did. The program's own exception is the most specific.
    private static string Otherwise(EngineRecord record, Exception cause, PulumiCommandException? failure)
    {
        if (failure is not null && EngineEnd.SignalOf(failure.Code) is { } signal)
        {
            return $"pulumi was ended by signal {signal}; the state is saved up to the last completed step, and the next 'imageinfra up' on this machine "
                + "releases the stack's lock";
        }

        if (cause is Pulumi.RunException || cause is AggregateException { InnerExceptions: var several } && several.All(e => e is Pulumi.RunException))
        {
            return $"the program refused: {Short(cause.Message)}";
        }

        if (record.GeneralErrors is { Count: > 0 } general)
        {
            return Short(string.Join('\n', general));
        }

        var said = (failure?.Text ?? "").Split('\n').Where(l => l.Contains("error:", StringComparison.OrdinalIgnoreCase)).Select(l => l.Trim()).Distinct().ToList();
        return said.Count > 0
            ? Short(string.Join('\n', said))
            : failure is { Error.Length: > 0 } ? Short(failure.Error) : Short($"{cause.GetType().Name}: {cause.Message}");
    }

    [GeneratedRegex(@"Code=""?(?<code>\w+)""? +Message=""(?<message>(?:[^""\\]|\\.)*)""", RegexOptions.Singleline)]
    private static partial Regex CodeAndMessage();
}
