using System.Text.RegularExpressions;
using ImageInfra.Driver.Foundations;
using ImageInfra.Driver.Logs;

namespace ImageInfra.Driver.Failures;

/// <summary>Where to look for a cause: Azure's message, and the part of the log that may tell it.</summary>
internal sealed partial class FailureScene
{
    private const int MaximumMessage = 32_000;
    private const int MaximumLines = 500;

    public FailureScene(FailureEvidence evidence)
    {
        Message = Clean(evidence.Message.Length > MaximumMessage ? evidence.Message[..MaximumMessage] : evidence.Message);
        if (evidence.Log is not { Length: > 0 } text)
        {
            return;
        }

        var log = CustomizationLog.Parse(text);
        if ((log.FailedStep ?? log.UnfinishedStep) is { } step)
        {
            Step = StepIdentity.Of(step, log.Steps, evidence.Template);
        }

        HasLog = true;
        var lines = log.Lines.Where(l => IsOfInterest(l, log)).TakeLast(MaximumLines);
        Lines = [.. lines.Select(l => l with { Text = SecretMask.Apply(l.Text) })];
    }

    /// <summary>Azure's words, without what they always say.</summary>
    public string Message { get; }

    public bool HasLog { get; }

    /// <summary>The step that failed, or that the log stops in.</summary>
    public StepIdentity? Step { get; }

    /// <summary>The lines that may tell the cause, the newest of them at the most.</summary>
    public IReadOnlyList<LogLine> Lines { get; } = [];

    // A step that failed tells why itself. Where none did, steps that ended well have nothing to do with it.
    private bool IsOfInterest(LogLine line, CustomizationLog log) => Step is { Step: var failed }
        ? line.Number >= failed.FirstLine
        : !log.Steps.Any(s => s.FirstLine <= line.Number && line.Number <= s.LastLine);

    // Errors quote each other as JSON in JSON; without the backslashes they read as what they are.
    private static string Clean(string message)
    {
        var plain = SecretMask.Apply(LogLine.Plain(message)).Replace("\\", "", StringComparison.Ordinal);
        return Boilerplate().Replace(plain, " ").Trim();
    }

    [GeneratedRegex(
        @"(For more (troubleshooting steps|details),? go to|Please review +https?:|Image Build log location:"
        + @"|Packer build logs are (located )?at( location)?|Use this operationId to search packer logs|OperationId:?) *\S*",
        RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Boilerplate();
}
