using ImageInfra.Driver.Automation;
using ImageInfra.Driver.Foundations;
using ImageInfra.Driver.Rehearsal;
using ImageInfra.Driver.Stacks;
using ImageInfra.Model.Images;
using ImageInfra.UnitTests.Support;
using static ImageInfra.UnitTests.Support.FakePulumi;

namespace ImageInfra.UnitTests.Driver;

/// <summary>Tests the <c>pulumi</c> commands of stack operations and the interpretation of their output.</summary>
public sealed class AutomationStackOperationsTests : IDisposable
{
    private const string Outputs = """
        {
          "resourceGroupName": "rg", "galleryId": "/g", "identityId": "/i", "identityPrincipalId": "p",
          "images": { "base": { "definitionId": "/d", "templateId": "/t", "templateName": "base-1", "runOutputName": "base" } },
          "waiting": { "child": "base" }
        }
        """;

    private const string Locked = """
        error: the stack is currently locked by 1 lock(s). Either wait for the other process(es) to end or delete the lock file with `pulumi cancel`.
          file:///state/.pulumi/locks/organization/imageinfra/dev/5a.json: created by ada@build-7 (pid 4711) at 2026-11-23T08:00:00Z
        """;

    private readonly FakePulumi _pulumi = new();
    private readonly FakeArm _arm = new();
    private readonly FakeProject _project = new(SomeStack.Chain(), SomeStack.Settings());
    private readonly TemporaryDirectory _directory = new();
    private readonly Events<StackEvent> _events = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task Up_updates_the_stack_and_reads_its_outputs()
    {
        _pulumi.On("up", new Answer("")).On("stack output", new Answer(Outputs));

        var result = await Stacks().UpAsync(_events, default);

        Assert.Contains(_pulumi.Commands, c => c.StartsWith("up --yes --skip-preview", StringComparison.Ordinal) && c.Contains("--stack dev", StringComparison.Ordinal));
        Assert.Equal(new TemplateOutputs("/t", "base-1", "base"), result.Outputs!.Images["base"].Template);
        Assert.Equal("base", result.Outputs.Waiting["child"]);
    }

    [Fact]
    public async Task Only_resources_in_Azure_are_counted()
    {
        _pulumi.On("up", new Answer("", 0, "",
            SomeEvents.Done("create", "pulumi:pulumi:Stack", "imageinfra-dev"),
            SomeEvents.Done("create", "pulumi:providers:azure-native", "default_3_28_0"),
            SomeEvents.Done("create", "imageinfra:index:GalleryStack", "images"),
            SomeEvents.Done("create", SomeEvents.GalleryType, "images"),
            SomeEvents.Done("create-replacement", SomeEvents.TemplateType, "base"),
            SomeEvents.Done("replace", SomeEvents.TemplateType, "base"),
            SomeEvents.Done("delete-replaced", SomeEvents.TemplateType, "base")));

        var result = await Stacks().UpAsync(_events, default);

        Assert.Equal(new Dictionary<StackAction, int> { [StackAction.Create] = 1, [StackAction.Replace] = 1 }, result.Changes);
    }

    [Fact]
    public async Task A_preview_counts_planned_changes_without_a_summary()
    {
        _pulumi.On("preview", new Answer("", 0, "", SomeEvents.Began("create", SomeEvents.GalleryType, "images", planning: true)));

        var result = await Stacks().PreviewAsync(_events, default);

        Assert.Equal(1, result.Changes[StackAction.Create]);
        Assert.Contains(new(StackPhase.Finished, StackAction.Create, SomeEvents.GalleryType, "images"), _events.Reported);
    }

    [Fact]
    public async Task Destroy_does_not_ask_for_confirmation()
    {
        _pulumi.On("destroy", new Answer(""));

        await Stacks().DestroyAsync(_events, default);

        Assert.Contains(_pulumi.Commands, c => c.StartsWith("destroy --yes", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_stack_that_was_never_updated_has_no_outputs() => Assert.Null(await Stacks().OutputsAsync(default));

    [Fact]
    public async Task An_invalid_catalog_starts_no_command()
    {
        _project.Errors = [new("a.yaml", 3, "name", "is required")];

        await Assert.ThrowsAsync<CatalogException>(() => Stacks().UpAsync(_events, default));

        Assert.Empty(_pulumi.Commands);
    }

    [Fact]
    public async Task A_pulumi_command_that_is_too_old_is_refused()
    {
        _pulumi.On("version", new Answer("v3.99.1"));

        var e = await Assert.ThrowsAsync<DriverException>(() => Stacks().OutputsAsync(default));

        Assert.Equal(DriverFailure.PulumiMissing, e.Failure);
        Assert.Contains("3.99.1", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failed_update_shows_the_resource_Azures_message_and_the_log()
    {
        _pulumi.On("up", new Answer("70 lines of display\n", 255, "error: update failed\n",
            SomeEvents.Began("create", SomeEvents.TemplateType, "web"),
            SomeEvents.Error("Status=403 Code=\"AuthorizationFailed\" Message=\"The client has no authorization.\"", SomeEvents.TemplateType, "web"),
            SomeEvents.Failed("create", SomeEvents.TemplateType, "web"),
            SomeEvents.Error("update failed")));

        var e = await Assert.ThrowsAsync<DriverException>(() => Stacks().UpAsync(_events, default));

        Assert.Equal(DriverFailure.UpdateFailed, e.Failure);
        Assert.Contains("image template 'web': AuthorizationFailed: The client has no authorization.", e.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("70 lines", e.Message, StringComparison.Ordinal);
        var log = Assert.Single(Directory.GetFiles(_directory.File(".imageinfra", "logs", "dev")));
        Assert.Contains(Path.Combine(".imageinfra", "logs", "dev", Path.GetFileName(log)), e.Message, StringComparison.Ordinal);
        Assert.Contains("70 lines of display", await File.ReadAllTextAsync(log), StringComparison.Ordinal);
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(log));
        }
    }

    [Fact]
    public async Task A_lock_of_our_dead_process_is_released_and_the_update_continues()
    {
        _pulumi.On("up", new Answer("", 255, Locked), new Answer("")).On("cancel --yes --stack dev", new Answer(""));

        await Stacks(dead: 4711).UpAsync(_events, default);

        Assert.Equal(["up", "cancel", "up"], _pulumi.Commands.Select(c => c.Split(' ')[0]).Where(c => c is "up" or "cancel"));
        Assert.Contains(_events.Reported, e => e.Message!.Contains("4711", StringComparison.Ordinal) && e.Message.Contains("ada", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_lock_of_another_user_is_not_released()
    {
        _pulumi.On("up", new Answer("", 255, Locked));

        var e = await Assert.ThrowsAsync<DriverException>(() => Stacks().UpAsync(_events, default));

        Assert.Equal(DriverFailure.StackBusy, e.Failure);
        Assert.Contains("process 4711 of ada on build-7", e.Message, StringComparison.Ordinal);
        Assert.Contains("pulumi cancel --yes --stack dev", e.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(_pulumi.Commands, c => c.StartsWith("cancel", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_lock_is_released_only_once()
    {
        _pulumi.On("up", new Answer("", 255, Locked)).On("cancel", new Answer(""));

        var e = await Assert.ThrowsAsync<DriverException>(() => Stacks(dead: 4711).UpAsync(_events, default));

        Assert.Equal(DriverFailure.StackBusy, e.Failure);
        Assert.Single(_pulumi.Commands, c => c.StartsWith("cancel", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_operation_canceled_before_its_start_changes_nothing()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        var e = await Assert.ThrowsAsync<InterruptedException>(() => Stacks().UpAsync(_events, cancelled.Token));

        Assert.Contains("its lock released", e.Message, StringComparison.Ordinal);
        Assert.Empty(_pulumi.Commands);
    }

    [Fact]
    public async Task A_hundred_failing_updates_all_fail_with_the_resources_error()
    {
        _pulumi.On("up", new Answer("", 255, "error: update failed",
            SomeEvents.Error("quota exceeded", SomeEvents.TemplateType, "web"),
            SomeEvents.Failed("create", SomeEvents.TemplateType, "web")));
        var stacks = Stacks();

        for (var i = 0; i < 100; i++)
        {
            var e = await Assert.ThrowsAsync<DriverException>(() => stacks.UpAsync(_events, default));
            Assert.Equal(DriverFailure.UpdateFailed, e.Failure);
            Assert.Contains("image template 'web': quota exceeded", e.Message, StringComparison.Ordinal);
        }

        Assert.Equal(20, Directory.GetFiles(_directory.File(".imageinfra", "logs", "dev")).Length);
    }

    private AutomationStackOperations Stacks(params int[] dead) => new(
        _project,
        _directory.FullName,
        program: null,
        new(),
        new RehearsedCalls(_arm, blobs: null, []),
        _pulumi,
        new FakeLockHolders(dead));
}
