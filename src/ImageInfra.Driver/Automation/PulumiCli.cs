using System.Text;
using ImageInfra.Driver.Automation.Processes;
using ImageInfra.Driver.Foundations;
using Pulumi.Automation.Commands;
using Pulumi.Automation.Events;
using Semver;

namespace ImageInfra.Driver.Automation;

/// <summary>
/// The <c>pulumi</c> command for one operation. A cancellation sends an interrupt like Ctrl-C, waits a limited time, and only then
/// kills the process. The Automation API's own command kills at once, which leaves the stack locked and creations unrecorded.
/// </summary>
internal sealed class PulumiCli(IPulumiProcesses processes, PulumiCliOptions options, EngineRecord record, OperationLog? log) : PulumiCommand
{
    private static readonly string[] s_operations = ["up", "preview", "refresh", "destroy", "import"];

    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan s_silence = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan s_output = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan s_outputAfterKill = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan s_afterKill = TimeSpan.FromSeconds(10);

    /// <summary>Null, because no code here depends on it; the minimum version is checked before an operation.</summary>
    public override SemVersion? Version => null;

    /// <summary>The last failure of a command; null if none failed. The Automation API may throw a program's exception instead.</summary>
    public PulumiCommandException? Failure { get; private set; }

    /// <summary>The end of an interrupted engine; null if it was not interrupted.</summary>
    public EngineEnd? Interruption { get; private set; }

    /// <inheritdoc/>
    public override Task<CommandResult> RunAsync(
        IList<string> args,
        string workingDir,
        IDictionary<string, string?> additionalEnv,
        Action<string>? onStandardOutput = null,
        Action<string>? onStandardError = null,
        Action<EngineEvent>? onEngineEvent = null,
        CancellationToken cancellationToken = default) =>
        RunInputAsync(args, workingDir, additionalEnv, onStandardOutput, onStandardError, null, onEngineEvent, cancellationToken);

    /// <inheritdoc/>
    public override async Task<CommandResult> RunInputAsync(
        IList<string> args,
        string workingDir,
        IDictionary<string, string?> additionalEnv,
        Action<string>? onStandardOutput = null,
        Action<string>? onStandardError = null,
        string? stdIn = null,
        Action<EngineEvent>? onEngineEvent = null,
        CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var isOperation = s_operations.Contains(args[0]);
        using var events = isOperation ? new EventLogFile(record.Read) : null;
        using var process = processes.Start(Arguments(args, events), workingDir, Environment(additionalEnv, isOperation));
        var output = ReadAsync(process.Output, isOperation, onStandardOutput);
        var error = ReadAsync(process.Error, isOperation, onStandardError);
        await WriteAsync(process.Input, stdIn);

        var command = isOperation ? args[0] : string.Join(' ', args.TakeWhile(a => !a.StartsWith('-')));
        var end = isOperation
            ? await WaitForEngineAsync(process, events!, cancellationToken)
            : await WaitForAnswerAsync(process, command, cancellationToken);
        events?.ReadNew();

        // Child processes of a killed command may keep its output open. Other outputs end, on a busy machine after seconds.
        var patience = end.WasKilled ? s_outputAfterKill : s_output;
        await Task.WhenAny(Task.WhenAll(output.End, error.End), Task.Delay(patience, options.Clock, CancellationToken.None));
        var result = new CommandResult(end.Code, output.Text, error.Text);
        if (result.Code != 0)
        {
            Failure = new(command, result.Code, result.StandardOutput, result.StandardError);
        }

        if (cancellationToken.IsCancellationRequested)
        {
            Interruption = isOperation ? end : Interruption;
            throw new OperationCanceledException(cancellationToken);
        }

        return result.Code == 0 ? result : throw Failure!;
    }

    private static List<string> Arguments(IEnumerable<string> args, EventLogFile? events)
    {
        var all = args.ToList();
        string[] flags = ["--non-interactive", .. events is null ? Array.Empty<string>() : ["--event-log", events.FullName]];
        var separator = all.IndexOf("--");
        all.InsertRange(separator < 0 ? all.Count : separator, flags.Where(f => !all.Contains(f)));
        return all;
    }

    private static Dictionary<string, string?> Environment(IDictionary<string, string?> given, bool isOperation)
    {
        var environment = new Dictionary<string, string?>(given) { ["PULUMI_SKIP_UPDATE_CHECK"] = "true" };
        if (isOperation)
        {
            // This variable enables the option --event-log.
            environment["PULUMI_DEBUG_COMMANDS"] = "true";
        }

        return environment;
    }

    private static async Task WriteAsync(Stream input, string? text)
    {
        try
        {
            await using (input)
            {
                await input.WriteAsync(Encoding.UTF8.GetBytes(text ?? ""));
            }
        }
        catch (IOException)
        {
            // The process ended without reading its input; its exit code has the reason.
        }
    }

    private Lines ReadAsync(Stream stream, bool isLogged, Action<string>? onLine)
    {
        var lines = new Lines();
        lines.End = Task.Run(async () =>
        {
            using var reader = new StreamReader(stream, Encoding.UTF8, detectEncodingFromByteOrderMarks: false, leaveOpen: true);
            try
            {
                while (await reader.ReadLineAsync() is { } line)
                {
                    lines.Add(line);
                    onLine?.Invoke(line);
                    if (isLogged)
                    {
                        log?.Write(line);
                    }
                }
            }
            catch (Exception e) when (e is IOException or ObjectDisposedException)
            {
                // The process ended, but a child process kept its output open.
            }
        });
        return lines;
    }

    // A command that only reads or writes state has a shorter time limit.
    private async Task<EngineEnd> WaitForAnswerAsync(IPulumiProcess process, string command, CancellationToken cancellationToken)
    {
        try
        {
            return new(await process.Ended.WaitAsync(options.AnswerTime, options.Clock, cancellationToken), WasKilled: false);
        }
        catch (TimeoutException)
        {
            process.Kill();
            throw new DriverException(
                DriverFailure.UpdateFailed,
                $"'pulumi {command}' did not respond within {options.AnswerTime.TotalSeconds:0} s and was stopped; "
                + "check that the backend can be reached; 'pulumi whoami --verbose' shows its address");
        }
        catch (OperationCanceledException)
        {
            process.Interrupt();
            return await EndAsync(process, events: null);
        }
    }

    private async Task<EngineEnd> WaitForEngineAsync(IPulumiProcess process, EventLogFile events, CancellationToken cancellationToken)
    {
        var (begun, told) = (options.Clock.GetTimestamp(), 0);
        while (!process.Ended.IsCompleted && !cancellationToken.IsCancellationRequested)
        {
            events.ReadNew();
            if (options.Clock.GetElapsedTime(begun) >= (told + 1) * s_silence)
            {
                told++;
                TellWhatTakesTime(told);
            }

            await Task.WhenAny(process.Ended, Task.Delay(s_pause, options.Clock, cancellationToken));
        }

        if (process.Ended.IsCompleted)
        {
            return new(await process.Ended, WasKilled: false);
        }

        options.OnMessage?.Invoke(
            $"interrupted: waiting up to {options.Patience.TotalSeconds:0} s for pulumi to stop; press Ctrl-C again to kill it");
        process.Interrupt();
        return await EndAsync(process, events);
    }

    private void TellWhatTakesTime(int minutes)
    {
        var open = record.UnderWay;
        options.OnMessage?.Invoke($"after {minutes} min, in progress: {(open.Count > 0 ? string.Join(", ", open) : "pulumi, which starts or ends the operation")}");
    }

    private async Task<EngineEnd> EndAsync(IPulumiProcess process, EventLogFile? events)
    {
        using var hurry = CancellationTokenSource.CreateLinkedTokenSource(options.KillNow);
        var patience = Task.Delay(options.Patience, options.Clock, hurry.Token);
        while (!process.Ended.IsCompleted && !patience.IsCompleted)
        {
            events?.ReadNew();
            await Task.WhenAny(process.Ended, patience, Task.Delay(s_pause, options.Clock, CancellationToken.None));
        }

        if (process.Ended.IsCompleted)
        {
            await hurry.CancelAsync();
            return new(await process.Ended, WasKilled: false);
        }

        process.Kill();
        await Task.WhenAny(process.Ended, Task.Delay(s_afterKill, options.Clock, CancellationToken.None));
        return new(process.Ended.IsCompleted ? await process.Ended : 128 + PosixCalls.SignalKill, WasKilled: true);
    }

    /// <summary>Collects lines, which are read while more arrive.</summary>
    private sealed class Lines
    {
        private readonly StringBuilder _text = new();

        public Task End { get; set; } = Task.CompletedTask;

        public string Text
        {
            get
            {
                lock (_text)
                {
                    return _text.ToString();
                }
            }
        }

        public void Add(string line)
        {
            lock (_text)
            {
                _text.Append(line).Append('\n');
            }
        }
    }
}
