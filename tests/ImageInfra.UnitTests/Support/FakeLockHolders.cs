using ImageInfra.Driver.Automation;

namespace ImageInfra.UnitTests.Support;

/// <summary>Lock holders, some of which are dead processes of this user.</summary>
internal sealed class FakeLockHolders(params IEnumerable<int> dead) : ILockHolders
{
    public bool IsOurDead(StackLock held) => dead.Contains(held.ProcessId);
}
