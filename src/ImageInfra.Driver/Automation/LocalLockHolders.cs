using System.ComponentModel;
using System.Diagnostics;
using System.Net;

namespace ImageInfra.Driver.Automation;

/// <summary>The processes of this machine. In doubt, a process lives.</summary>
internal sealed class LocalLockHolders : ILockHolders
{
    // A lock has its time to the second, and a process its start to the tick of the system's clock.
    private static readonly TimeSpan s_tolerance = TimeSpan.FromSeconds(2);

    /// <inheritdoc/>
    public bool IsOurDead(StackLock held) =>
        string.Equals(held.Host, Dns.GetHostName(), StringComparison.OrdinalIgnoreCase)
        && string.Equals(AccountOf(held.User), Environment.UserName, OperatingSystem.IsWindows() ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal)
        && IsDead(held);

    // On Windows a user is DOMAIN\name.
    private static string AccountOf(string user) => user[(user.LastIndexOf('\\') + 1)..];

    private static bool IsDead(StackLock held)
    {
        try
        {
            using var process = Process.GetProcessById(held.ProcessId);

            // A process that began after the lock was taken has only the number of the one that took it.
            return IsZombie(held.ProcessId) || process.StartTime.ToUniversalTime() > held.Since.UtcDateTime + s_tolerance;
        }
        catch (ArgumentException)
        {
            return true;
        }
        catch (Exception e) when (e is InvalidOperationException or Win32Exception or NotSupportedException)
        {
            // It has just ended, or its start may not be read.
            return false;
        }
    }

    // A process that ended stays in the list until its parent asks for its exit code. In a container that may be never.
    private static bool IsZombie(int id)
    {
        try
        {
            // NUMBER (NAME) STATE ...; the name may hold anything.
            var stat = File.ReadAllText($"/proc/{id}/stat");
            return stat[(stat.LastIndexOf(')') + 1)..].TrimStart() is ['Z' or 'X', ..];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
