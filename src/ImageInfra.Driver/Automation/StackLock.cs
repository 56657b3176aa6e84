using System.Globalization;
using System.Text.RegularExpressions;

namespace ImageInfra.Driver.Automation;

/// <summary>The holder of a stack's lock on a self-managed backend, read from the output of <c>pulumi</c>.</summary>
/// <param name="Address">The lock file.</param>
/// <param name="User">The user of the process.</param>
/// <param name="Host">The machine.</param>
/// <param name="ProcessId">The process id on that machine.</param>
/// <param name="Since">The time of the lock, in seconds.</param>
internal sealed partial record StackLock(string Address, string User, string Host, int ProcessId, DateTimeOffset Since)
{
    private const string Notice = "the stack is currently locked by";

    /// <summary>Whether a text reports a locked stack.</summary>
    public static bool IsNotice(string text) => text.Contains(Notice, StringComparison.Ordinal);

    /// <summary>Reads the locks in a text; empty if one of them cannot be read, so that the list is never incomplete.</summary>
    public static IReadOnlyList<StackLock> Read(string text)
    {
        var at = text.IndexOf(Notice, StringComparison.Ordinal);
        if (at < 0)
        {
            return [];
        }

        var count = Count().Match(text, at) is { Success: true } found ? int.Parse(found.Groups["count"].Value, CultureInfo.InvariantCulture) : 0;
        var locks = Holder().Matches(text[at..]).Select(Of).OfType<StackLock>().Distinct().ToList();
        return locks.Count == count ? locks : [];
    }

    /// <summary>Describes the holder of the lock.</summary>
    public override string ToString() =>
        $"process {ProcessId} of {User} on {Host}, since {Since.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)} UTC";

    private static StackLock? Of(Match match) =>
        int.TryParse(match.Groups["pid"].Value, CultureInfo.InvariantCulture, out var id)
        && DateTimeOffset.TryParse(match.Groups["time"].Value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var since)
            ? new(match.Groups["address"].Value, match.Groups["user"].Value, match.Groups["host"].Value, id, since)
            : null;

    [GeneratedRegex(@"currently locked by (?<count>\d+) lock\(s\)")]
    private static partial Regex Count();

    [GeneratedRegex(@"^ *(?<address>\S.*?): created by (?<user>.+)@(?<host>[^@\s]+) \(pid (?<pid>\d+)\) at (?<time>\S+) *\r?$", RegexOptions.Multiline)]
    private static partial Regex Holder();
}
