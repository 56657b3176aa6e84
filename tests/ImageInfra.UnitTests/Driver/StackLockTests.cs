using ImageInfra.Driver.Automation;

namespace ImageInfra.UnitTests.Driver;

public sealed class StackLockTests
{

    [Fact]
    public void A_lock_has_its_user_machine_and_process()
    {
        var held = Assert.Single(StackLock.Read(Notice(1)
            + "\n  azblob://state/.pulumi/locks/organization/imageinfra/dev/1.json: created by CORP\\ada@build-7.example (pid 4711) at 2026-11-23T08:00:00+01:00"));

        Assert.Equal(@"CORP\ada", held.User);
        Assert.Equal("build-7.example", held.Host);
        Assert.Equal(4711, held.ProcessId);
        Assert.Equal(new DateTimeOffset(2026, 11, 23, 7, 0, 0, TimeSpan.Zero), held.Since);
    }

    [Fact]
    public void A_user_name_may_contain_an_at_sign() => Assert.Equal("ada@corp.example", Assert.Single(StackLock.Read(
        Notice(1) + "\n  file:///s/1.json: created by ada@corp.example@host (pid 1) at 2026-11-23T08:00:00Z")).User);

    [Fact]
    public void Every_lock_is_read() => Assert.Equal([1, 2], StackLock.Read(
        Notice(2)
        + "\n  file:///s/1.json: created by ada@host (pid 1) at 2026-11-23T08:00:00Z"
        + "\n  file:///s/2.json: created by bob@host (pid 2) at 2026-11-23T08:00:00Z").Select(l => l.ProcessId));

    [Fact]
    public void If_one_lock_is_unreadable_no_locks_are_reported() => Assert.Empty(StackLock.Read(
        Notice(2) + "\n  file:///s/1.json: created by ada@host (pid 1) at 2026-11-23T08:00:00Z\n  something else"));

    [Fact]
    public void Other_messages_have_no_locks()
    {
        Assert.False(StackLock.IsNotice("error: update failed"));
        Assert.Empty(StackLock.Read("error: update failed"));
    }

    private static string Notice(int count) =>
        $"error: the stack is currently locked by {count} lock(s). Either wait for the other process(es) to end or delete the lock file with `pulumi cancel`.";
}
