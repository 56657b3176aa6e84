namespace ImageInfra.Driver.Automation;

/// <summary>Knows the processes that hold locks.</summary>
internal interface ILockHolders
{
    /// <summary>Whether a lock is of this user on this machine, and its process is dead, so that it is never released.</summary>
    bool IsOurDead(StackLock held);
}
