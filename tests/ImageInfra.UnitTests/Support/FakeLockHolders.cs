using ImageInfra.Driver.Automation;

namespace ImageInfra.UnitTests.Support;

/// <summary>Processes of which some are dead and ours.</summary>
internal sealed class FakeLockHolders(params IEnumerable<int> dead) : ILockHolders
{
    public bool IsOurDead(StackLock held) => dead.Contains(held.ProcessId);
}
