using System.ComponentModel;
using System.Diagnostics;
using System.Net;

namespace ImageInfra.Driver.Automation;

/// <summary>Finds processes on this machine. A process with unknown state counts as alive.</summary>
internal sealed class LocalLockHolders : ILockHolders
{
    // A lock has a time in seconds; the start of a process has the resolution of the system's clock.
    private static readonly TimeSpan s_tolerance = TimeSpan.FromSeconds(2);

    /// <inheritdoc/>
    public bool IsOurDead(StackLock held) =>
        string.Equals(held.Host, Dns.GetHostName(), StringComparison.OrdinalIgnoreCase)
        && string.Equals(AccountOf(held.User), Environment.UserName, OperatingSystem.IsWindows() ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal)
        && IsDead(held);

    // On Windows a user name is DOMAIN\name.
    private static string AccountOf(string user) => user[(user.LastIndexOf('\\') + 1)..];

    private static bool IsDead(StackLock held)
    {
        try
        {
            using var process = Process.GetProcessById(held.ProcessId);

            // A process that started after the lock was taken only reuses the process id of the lock's owner.
            return IsZombie(held.ProcessId) || process.StartTime.ToUniversalTime() > held.Since.UtcDateTime + s_tolerance;
        }
        catch (ArgumentException)
        {
            return true;
        }
        catch (Exception e) when (e is InvalidOperationException or Win32Exception or NotSupportedException)
        {
            // The process just ended, or its start time cannot be read.
            return false;
        }
    }

    // An ended process stays a zombie until its parent reads its exit code; in a container that may never happen.
    private static bool IsZombie(int id)
    {
        try
        {
            // Format: NUMBER (NAME) STATE ...; the name may contain any character.
            var stat = File.ReadAllText($"/proc/{id}/stat");
            return stat[(stat.LastIndexOf(')') + 1)..].TrimStart() is ['Z' or 'X', ..];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
