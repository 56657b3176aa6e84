using System.Collections.Concurrent;
using System.Runtime.Versioning;
using ImageInfra.Driver;
using ImageInfra.Driver.Projects;
using ImageInfra.Driver.Stacks;
using ImageInfra.Driver.Stacks.Automation;
using ImageInfra.IntegrationTests.Support;
using Pulumi.Automation.Commands;

namespace ImageInfra.IntegrationTests.Driver;

/// <summary>The Automation API against a <c>pulumi</c> that is a shell script: what its output means to us.</summary>
[UnsupportedOSPlatform("windows")]
[Collection(ProcessPathCollection.Name)]
public sealed class StubPulumiTests : IDisposable
{
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("imageinfra-stub-");
    private readonly string? _path = Environment.GetEnvironmentVariable("PATH");
    private readonly ConcurrentQueue<StackEvent> _events = [];

    public void Dispose()
    {
        Environment.SetEnvironmentVariable("PATH", _path);
        _root.Delete(recursive: true);
    }

    [Theory]
    [InlineData("[409] Conflict: Another update is currently in progress.", DriverFailure.StackBusy)]
    [InlineData("error: the stack is currently locked by 1 lock(s).", DriverFailure.StackBusy)]
    [InlineData("Code=\"AuthorizationFailed\" Message=\"The client does not have authorization\"", DriverFailure.NotAuthorized)]
    [InlineData("Not authorized to access the resource: /subscriptions/s", DriverFailure.RightsPending)]
    [InlineData("error: something else", DriverFailure.UpdateFailed)]
    public async Task What_pulumi_says_on_stderr_has_a_meaning(string stderr, DriverFailure expected)
    {
        var stacks = await StacksAsync($"""up) echo '{stderr}' >&2; exit 255 ;;""");

        var e = await Assert.ThrowsAsync<DriverException>(() => stacks.UpAsync(Progress(), default));

        Assert.Equal(expected, e.Failure);
        Assert.Contains("'dev'", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stack_that_is_not_there_says_how_to_make_it()
    {
        var stacks = await StacksAsync("""stack) echo "error: no stack named 'dev' found" >&2; exit 255 ;;""");

        var e = await Assert.ThrowsAsync<DriverException>(() => stacks.OutputsAsync(default));

        Assert.Equal(DriverFailure.StackNotFound, e.Failure);
        Assert.Contains("pulumi stack init dev", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_preview_reports_the_engines_steps_and_counts_them()
    {
        var stacks = await StacksAsync("""
            preview)
              while [ "$1" != --event-log ]; do shift; done
              echo '{"sequence":0,"timestamp":1,"resourcePreEvent":{"planning":true,"metadata":{"op":"create","urn":"urn:pulumi:dev::imageinfra::azure-native:compute:Gallery::images","type":"azure-native:compute:Gallery","provider":""}}}' >> "$2"
              echo '{"sequence":1,"timestamp":1,"diagnosticEvent":{"message":"child waits for base","color":"never","severity":"info"}}' >> "$2"
              echo '{"sequence":2,"timestamp":1,"summaryEvent":{"maybeCorrupt":false,"durationSeconds":1,"resourceChanges":{"create":1,"same":4},"policyPacks":{}}}' >> "$2"
              ;;
            """);

        var result = await stacks.PreviewAsync(Progress(), default);

        Assert.Equal(1, result.Changes[StackAction.Create]);
        Assert.Equal(4, result.Changes[StackAction.Same]);
        Assert.Contains(new(StackPhase.Finished, StackAction.Create, "azure-native:compute:Gallery", "images"), _events);
        Assert.Contains(_events, e => e is { Phase: StackPhase.Message, Message: "child waits for base" });
    }

    private CollectingProgress<StackEvent> Progress() => new(_events);

    private async Task<AutomationStackOperations> StacksAsync(string cases)
    {
        var stub = Path.Combine(_root.FullName, "pulumi");
        await File.WriteAllTextAsync(stub, $"""
            #!/bin/sh
            case "$1" in
              version) echo v3.200.0 ;;
              {cases}
            esac
            """);
        File.SetUnixFileMode(stub, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        Environment.SetEnvironmentVariable("PATH", _root.FullName + Path.PathSeparator + _path);
        var project = Directory.CreateDirectory(Path.Combine(_root.FullName, "project", "infra", "images"));
        var directory = project.Parent!.Parent!.FullName;
        await File.WriteAllTextAsync(Path.Combine(directory, "Pulumi.yaml"), "name: imageinfra\nruntime: dotnet\n");
        await File.WriteAllTextAsync(Path.Combine(directory, "Pulumi.dev.yaml"), "config:\n  imageinfra:location: westeurope\n");
        return new(new FactoryProject(directory, "dev"), directory, command: await LocalPulumiCommand.CreateAsync());
    }
}
