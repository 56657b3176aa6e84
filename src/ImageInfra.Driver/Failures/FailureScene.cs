using System.Text.RegularExpressions;
using ImageInfra.Driver.Foundations;
using ImageInfra.Driver.Logs;

namespace ImageInfra.Driver.Failures;

/// <summary>Where to look for a cause: Azure's message, and the part of the log that may tell it.</summary>
internal sealed partial class FailureScene
{
    private const int MaximumMessage = 32_000;
    private const int MaximumLines = 500;

    private readonly FailureEvidence _evidence;
    private readonly CustomizationLog? _log;
    private readonly Lazy<AzureMessage> _parts;
    private readonly Lazy<AzureMessage>[] _partsOfLines = [];

    public FailureScene(FailureEvidence evidence)
    {
        _evidence = evidence;
        Message = Clean(evidence.Message.Length > MaximumMessage ? evidence.Message[..MaximumMessage] : evidence.Message);
        _parts = new(() => AzureMessage.Of(Message));
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
        _partsOfLines = [.. Lines.Select(l => new Lazy<AzureMessage>(() => AzureMessage.Of(l.Text)))];
        _log = log;
    }

    /// <summary>The structured parts of Azure's message.</summary>
    public AzureMessage Parts => _parts.Value;

    /// <summary>The structured parts of a line.</summary>
    public AzureMessage PartsOf(int line) => _partsOfLines[line].Value;

    /// <summary>Whether something is true of the build; what is not known is true of no network, and of every step.</summary>
    public bool Is(SceneCondition condition) => condition switch
    {
        SceneCondition.ContainerSubnet => _evidence.HasContainerSubnet is true,
        SceneCondition.NoContainerSubnet => _evidence.HasContainerSubnet is false,
        SceneCondition.WindowsUpdateStep => Step?.Step.Type == "windows-update",
        _ => Declared is not Model.Images.Step.PowerShell { RunAsSystem: true },
    };

    /// <summary>
    /// Finds the newest line before the failed step that one of the patterns matches, and returns the step that wrote it. Null if
    /// there is none, or if Windows restarted since.
    /// </summary>
    public StepIdentity? StepThatAskedFor(IReadOnlyList<Regex> patterns)
    {
        if (_log is null || Step is not { Step.FirstLine: var end })
        {
            return null;
        }

        var before = _log.Lines.Where(l => l.Number < end).Reverse().FirstOrDefault(l => patterns.Any(p => p.IsMatch(l.Text)));
        return before is not null
            && !_log.Steps.Any(s => s.Type == "windows-restart" && s.FirstLine > before.Number && s.FirstLine < end)
            && _log.Steps.FirstOrDefault(s => s.FirstLine <= before.Number && before.Number <= s.LastLine) is { } step
            ? StepIdentity.Of(step, _log.Steps, _evidence.Template)
            : null;
    }

    private Model.Images.Step? Declared => Step is { Index: { } index, Step.IsValidation: var isValidation } && _evidence.Template is { } template
        ? (isValidation ? template.Validate?.InVMValidations : template.Customize)?.ElementAtOrDefault(index)
        : null;

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
