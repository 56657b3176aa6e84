using ImageInfra.Driver;
using ImageInfra.Driver.Stacks;
using ImageInfra.Driver.Stacks.Automation;
using ImageInfra.Model;
using ImageInfra.UnitTests.Support;
using Moq;
using Pulumi.Automation.Commands;
using Pulumi.Automation.Events;
using Semver;

namespace ImageInfra.UnitTests.Driver;

/// <summary>What is asked of the <c>pulumi</c> command, for a program that it starts itself.</summary>
public sealed class AutomationStackOperationsTests : IDisposable
{
    private const string Outputs = """
        {
          "resourceGroupName": "rg", "galleryId": "/g", "identityId": "/i", "identityPrincipalId": "p",
          "images": { "base": { "definitionId": "/d", "templateId": "/t", "templateName": "base-1", "runOutputName": "base" } },
          "waiting": { "child": "base" }
        }
        """;

    private const string History = """
        [{ "kind": "update", "startTime": "2026-11-23T08:00:00.000Z", "message": "", "environment": {}, "config": {},
           "result": "succeeded", "endTime": "2026-11-23T08:01:00.000Z", "version": 1,
           "resourceChanges": { "create": 3, "same": 5 } }]
        """;

    private readonly Mock<PulumiCommand> _pulumi = new(MockBehavior.Strict);
    private readonly FakeProject _project = new(SomeStack.Chain(), SomeStack.Settings());
    private readonly TemporaryDirectory _directory = new();
    private readonly List<string> _commands = [];
    private readonly Events<StackEvent> _events = new();

    public AutomationStackOperationsTests()
    {
        _pulumi.SetupGet(p => p.Version).Returns(new SemVersion(3, 200, 0));
        Answer("stack select", "");
    }

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task Up_updates_the_stack_and_reads_its_outputs_and_what_changed()
    {
        Answer("up", "");
        Answer("stack output", Outputs);
        Answer("stack history", History);

        var result = await Stacks().UpAsync(_events, default);

        Assert.Contains(_commands, c => c.StartsWith("up --yes --skip-preview", StringComparison.Ordinal) && c.EndsWith("--stack dev", StringComparison.Ordinal));
        Assert.Equal(3, result.Changes[StackAction.Create]);
        Assert.Equal(5, result.Changes[StackAction.Same]);
        Assert.Equal(new TemplateOutputs("/t", "base-1", "base"), result.Outputs!.Images["base"].Template);
        Assert.Equal("base", result.Outputs.Waiting["child"]);
    }

    [Fact]
    public async Task Destroy_asks_for_no_confirmation_of_its_own()
    {
        Answer("destroy", "");
        Answer("stack history", History);

        await Stacks().DestroyAsync(_events, default);

        Assert.Contains(_commands, c => c.StartsWith("destroy --yes", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Outputs_of_a_stack_that_was_never_updated_are_none()
    {
        Answer("stack output", "{}");

        Assert.Null(await Stacks().OutputsAsync(default));
    }

    [Fact]
    public async Task Cancel_releases_the_stack()
    {
        _pulumi
            .Setup(p => p.RunAsync(
                It.Is<IList<string>>(args => string.Join(' ', args) == "cancel --yes --stack dev"),
                _directory.FullName,
                It.IsAny<IDictionary<string, string?>>(),
                null,
                null,
                null,
                It.IsAny<CancellationToken>()))
            .ReturnsAsync(new CommandResult(0, "", ""))
            .Verifiable(Times.Once);

        await Stacks().CancelAsync(default);

        _pulumi.Verify();
    }

    [Fact]
    public async Task A_broken_catalog_calls_nothing()
    {
        _project.Errors = [new("a.yaml", 3, "name", "is required")];

        await Assert.ThrowsAsync<CatalogException>(() => Stacks().UpAsync(_events, default));

        Assert.Empty(_commands);
    }

    [Fact]
    public async Task Without_a_pulumi_command_it_says_where_to_get_one()
    {
        Fail(new System.ComponentModel.Win32Exception(2));

        var e = await Assert.ThrowsAsync<DriverException>(() => Stacks().OutputsAsync(default));

        Assert.Equal(DriverFailure.PulumiMissing, e.Failure);
        Assert.Contains("--local", e.Message, StringComparison.Ordinal);
    }

    private AutomationStackOperations Stacks() => new(_project, _directory.FullName, command: _pulumi.Object);

    private void Answer(string verb, string output) => Setup(verb).ReturnsAsync(new CommandResult(0, output, ""));

    private void Fail(Exception e) => Setup("stack output").ThrowsAsync(e);

    private Moq.Language.Flow.IReturnsThrows<PulumiCommand, Task<CommandResult>> Setup(string verb) => _pulumi
        .Setup(p => p.RunInputAsync(
            It.Is<IList<string>>(args => string.Join(' ', args).StartsWith(verb, StringComparison.Ordinal)),
            _directory.FullName,
            It.IsAny<IDictionary<string, string?>>(),
            It.IsAny<Action<string>?>(),
            It.IsAny<Action<string>?>(),
            It.IsAny<string?>(),
            It.IsAny<Action<EngineEvent>?>(),
            It.IsAny<CancellationToken>()))
        .Callback((IList<string> args, string _, IDictionary<string, string?> _, Action<string>? _, Action<string>? _, string? _, Action<EngineEvent>? _, CancellationToken _) =>
            _commands.Add(string.Join(' ', args)));
}
