namespace ImageInfra.Driver.Automation;

/// <summary>Finds the processes that hold locks.</summary>
internal interface ILockHolders
{
    /// <summary>Whether a lock belongs to this user on this machine and its process is dead, so that it will never be released.</summary>
    bool IsOurDead(StackLock held);
}
