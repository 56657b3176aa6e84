using System.Runtime.CompilerServices;
using System.Text;
using ImageInfra.Driver.Arm;
using ImageInfra.Driver.Foundations;
using ImageInfra.Driver.Runs;
using ImageInfra.Model.Secrets;

namespace ImageInfra.Driver.Logs;

/// <summary>Reads customization logs in the storage account of a template's staging resource group.</summary>
public sealed class ArmCustomizationLogs(ArmConnection connection) : ICustomizationLogs
{
    private const int MaximumLength = 4 * 1024 * 1024;
    private const int Head = 512 * 1024;
    private const int MaximumFailedReads = 20;

    private static readonly TimeSpan s_pause = TimeSpan.FromSeconds(10);

    // A log is created after its run starts, but the clocks of the two services differ a little.
    private static readonly TimeSpan s_skew = TimeSpan.FromMinutes(1);

    private readonly ArmImageBuilds _builds = new(connection);
    private readonly StagingAccounts _accounts = new(connection);

    /// <inheritdoc/>
    public async Task<RunLog?> ReadAsync(string templateId, string? run, CancellationToken cancellationToken)
    {
        var (_, logs) = await FindAsync(templateId, run, cancellationToken);
        if (logs.Count == 0)
        {
            return null;
        }

        var text = new StringBuilder();
        foreach (var log in logs)
        {
            await AppendAsync(text, log, cancellationToken);
        }

        return new(logs[0].Run, text.ToString());
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<string> FollowAsync(
        string templateId,
        string? run,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var tails = new Dictionary<string, LogTail>();
        for (var failures = 0; ;)
        {
            var lines = new List<string>();
            var hasEnded = false;
            try
            {
                (hasEnded, var found) = await FindAsync(templateId, run, cancellationToken);
                if (hasEnded && found.Count == 0)
                {
                    throw NoLog(templateId, run);
                }

                foreach (var log in found)
                {
                    // The run is fixed at its first line; before that, a newer run may still replace it.
                    run = log.Run;
                    var tail = tails.TryGetValue(log.Name, out var known) ? known : tails[log.Name] = new();
                    await tail.ReadAsync(log, hasEnded, lines, cancellationToken);
                }

                failures = 0;
            }
            catch (DriverException e)
                when (e.Failure is DriverFailure.AzureUnavailable && ++failures < MaximumFailedReads)
            {
                // The build continues while its log cannot be read. The position is kept, so that no line is lost or repeated.
                hasEnded = false;
            }

            foreach (var line in lines)
            {
                yield return line;
            }

            if (hasEnded)
            {
                yield break;
            }

            await Task.Delay(s_pause, connection.Client.Clock, cancellationToken);
        }
    }

    /// <summary>Creates the exception for a missing log.</summary>
    private static DriverException NoLog(string templateId, string? run) => new(
        DriverFailure.NotFound,
        run is null
            ? $"no run of {templateId} has a log; to start a run, run 'imageinfra build'"
            : $"{templateId} has no log of a run '{run}'; omit the run to read the last one");

    // The run's status is read before its log: if the run has ended, the log is then complete.
    private async Task<(bool HasEnded, IReadOnlyList<LogBlob> Logs)> FindAsync(
        string templateId,
        string? run,
        CancellationToken cancellationToken)
    {
        var template = await _builds.FindAsync(templateId, cancellationToken) ?? throw new DriverException(
            DriverFailure.Drifted,
            $"the image template {templateId} no longer exists in Azure");
        var status = template.LastRun;
        var hasEnded = status is not { IsInProgress: true };
        if (template.StagingGroupId is not { } group)
        {
            return (hasEnded, []);
        }

        var logs = (await _accounts.ListAsync(group, cancellationToken)).GroupBy(l => l.Run).ToList();
        var meant = run is null
            ? LastRun(logs, status)
            : logs.Where(l => l.Key.StartsWith(run, StringComparison.OrdinalIgnoreCase)).MaxBy(Created);

        // An earlier run has ended, whatever the state of the last one.
        hasEnded |= meant is not null && status is not null && Created(meant) < status.StartTime - s_skew;
        return (hasEnded, meant is null ? [] : [.. meant.OrderBy(l => l.Name, StringComparer.Ordinal)]);
    }

    private static IGrouping<string, LogBlob>? LastRun(IEnumerable<IGrouping<string, LogBlob>> logs, RunStatus? status)
    {
        if (status is null)
        {
            return null;
        }

        var named = LogLocation.RunOf(status.Message);
        return logs.FirstOrDefault(l => l.Key == named)
            ?? logs.Where(l => Created(l) >= status.StartTime - s_skew).MaxBy(Created);
    }

    private static DateTimeOffset Created(IEnumerable<LogBlob> logs) => logs.Min(l => l.Created);

    private static async Task AppendAsync(StringBuilder text, LogBlob log, CancellationToken cancellationToken)
    {
        if (log.Length <= MaximumLength)
        {
            text.Append(await TextAsync(log, 0, MaximumLength, new(), cancellationToken));
        }
        else
        {
            const int Tail = MaximumLength - Head;
            text.Append(await TextAsync(log, 0, Head, new(), cancellationToken));
            text.Append('\n').Append(LogLine.Gap).Append(' ').Append(log.Length - MaximumLength).Append(" bytes\n");
            text.Append(await TextAsync(log, log.Length - Tail, Tail, SecretScanner.InTheMiddle(), cancellationToken));
        }

        if (text.Length > 0 && text[^1] != '\n')
        {
            text.Append('\n');
        }
    }

    // Colors are removed first, because a color code inside a secret would hide it from the mask.
    private static async Task<string> TextAsync(LogBlob log, long offset, int length, SecretScanner scanner, CancellationToken cancellationToken) =>
        SecretMask.Apply(LogLine.Plain(Encoding.UTF8.GetString(await StagingAccounts.ReadAsync(log, offset, length, cancellationToken))), scanner);
}
