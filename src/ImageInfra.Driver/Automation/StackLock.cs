using System.Globalization;
using System.Text.RegularExpressions;

namespace ImageInfra.Driver.Automation;

/// <summary>Who holds the lock of a stack on a self-managed backend, as <c>pulumi</c> prints it.</summary>
/// <param name="Address">The lock file.</param>
/// <param name="User">The user whose process it is.</param>
/// <param name="Host">The machine.</param>
/// <param name="ProcessId">The process on that machine.</param>
/// <param name="Since">When the lock was taken, to the second.</param>
internal sealed partial record StackLock(string Address, string User, string Host, int ProcessId, DateTimeOffset Since)
{
    private const string Notice = "the stack is currently locked by";

    /// <summary>Whether a text says that a stack is locked.</summary>
    public static bool IsNotice(string text) => text.Contains(Notice, StringComparison.Ordinal);

    /// <summary>The locks that a text tells of; none when one of them can't be read, so that nobody takes some for all.</summary>
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

    /// <summary>Who holds it, in words.</summary>
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
