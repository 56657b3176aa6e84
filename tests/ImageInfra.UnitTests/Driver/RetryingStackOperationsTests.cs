using ImageInfra.Driver.Foundations;
using ImageInfra.Driver.Stacks;
using ImageInfra.UnitTests.Support;
using Microsoft.Extensions.Time.Testing;
using Moq;

namespace ImageInfra.UnitTests.Driver;

public sealed class RetryingStackOperationsTests
{
    private readonly FakeTimeProvider _clock = new();
    private readonly FakeStackOperations _stacks = new(new(SomeStack.Chain(), SomeStack.Settings()));
    private readonly Events<StackEvent> _events = new();
    private readonly List<string> _askedIds = [];
    private bool _areGone = true;

    [Fact]
    public async Task Up_waits_for_role_assignments_and_reports_it()
    {
        _stacks.Failures.Enqueue(new DriverException(DriverFailure.RightsPending, "Not authorized"));

        var up = Patient().UpAsync(_events, default);
        _clock.Advance(TimeSpan.FromSeconds(29));
        Assert.False(up.IsCompleted);
        _clock.Advance(TimeSpan.FromSeconds(1));
        await up;

        Assert.Equal(["up", "up"], _stacks.Asked);
        Assert.Contains("role assignments", Assert.Single(_events.Reported).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Destroy_waits_for_children_that_were_just_deleted()
    {
        _stacks.Failures.Enqueue(new DriverException(DriverFailure.StillNested, "CannotDeleteResource"));

        var destroy = Patient().DestroyAsync(_events, default);
        _clock.Advance(TimeSpan.FromSeconds(30));
        await destroy;

        Assert.Equal(["destroy", "destroy"], _stacks.Asked);
    }

    [Fact]
    public async Task Changes_of_failed_attempts_are_counted()
    {
        var inner = new Mock<IStackOperations>(MockBehavior.Strict);
        var attempts = 0;
        inner
            .Setup(s => s.DestroyAsync(It.IsAny<IProgress<StackEvent>>(), It.IsAny<CancellationToken>()))
            .Returns(async (IProgress<StackEvent> progress, CancellationToken _) =>
            {
                progress.Report(new(StackPhase.Finished, StackAction.Delete, "t", "a"));
                await Task.CompletedTask;
                return attempts++ == 0
                    ? throw new DriverException(DriverFailure.StillNested, "CannotDeleteResource")
                    : new(new Dictionary<StackAction, int> { [StackAction.Delete] = 2 }, null);
            });

        var destroy = new RetryingStackOperations(inner.Object, Nested(), _clock).DestroyAsync(_events, default);
        _clock.Advance(TimeSpan.FromSeconds(30));

        Assert.Equal(3, (await destroy).Changes[StackAction.Delete]);
    }

    [Fact]
    public async Task Missing_rights_fail_after_the_last_attempt()
    {
        for (var i = 0; i < 50; i++)
        {
            _stacks.Failures.Enqueue(new DriverException(DriverFailure.RightsPending, "Not authorized"));
        }

        var up = Patient().UpAsync(_events, default);
        for (var i = 0; i < 20; i++)
        {
            _clock.Advance(TimeSpan.FromSeconds(30));
        }

        var e = await Assert.ThrowsAsync<DriverException>(() => up);
        Assert.Equal("Not authorized", e.Message);
        Assert.Equal(21, _stacks.Asked.Count);
    }

    [Fact]
    public async Task Other_failures_are_not_retried()
    {
        _stacks.Failures.Enqueue(new DriverException(DriverFailure.UpdateFailed, "no"));

        await Assert.ThrowsAsync<DriverException>(() => Patient().UpAsync(_events, default));

        Assert.Equal(["up"], _stacks.Asked);
    }

    [Fact]
    public async Task A_deletion_that_cannot_succeed_is_not_retried()
    {
        _areGone = false;
        _stacks.Failures.Enqueue(new DriverException(
            DriverFailure.StillNested,
            "Azure refused to delete /subscriptions/s/resourceGroups/rg/providers/Microsoft.Compute/galleries/gal: CannotDeleteResource"));

        await Assert.ThrowsAsync<DriverException>(() => Patient().DestroyAsync(_events, default));

        Assert.Equal(["destroy"], _stacks.Asked);
        Assert.Contains("/subscriptions/s/resourceGroups/rg/providers/Microsoft.Compute/galleries/gal", _askedIds);
    }

    private RetryingStackOperations Patient() => new(_stacks, Nested(), _clock);

    private INestedResources Nested()
    {
        var nested = new Mock<INestedResources>(MockBehavior.Strict);
        nested
            .Setup(n => n.AreGoneAsync(It.IsAny<IReadOnlyList<string>>(), It.IsAny<CancellationToken>()))
            .Returns((IReadOnlyList<string> ids, CancellationToken _) =>
            {
                _askedIds.AddRange(ids);
                return Task.FromResult(_areGone);
            });
        return nested.Object;
    }
}
