using ImageInfra.Cli.Terminal;
using ImageInfra.IntegrationTests.Support;

namespace ImageInfra.IntegrationTests.Cli;

/// <summary>Tests what commands say about misspelled names, and about stacks, logs and builds that are gone.</summary>
[Collection(PulumiCollection.Name)]
public sealed class PlainStateTests : IDisposable
{
    private readonly SmallProject _project = new();

    public void Dispose() => _project.Dispose();

    [Fact]
    public async Task A_misspelled_image_has_a_suggestion_in_every_command()
    {
        await _project.RunAsync("build", "web");
        _project.WriteStack("", "prod");
        foreach (var command in (string[])
            ["validate wbe", "export wbe", "build wbe", "follow wbe", "cancel wbe", "logs wbe", "runs --image wbe", "versions wbe", "promote wbe --from dev --to prod", "distribute wbe", "channel set wbe stable",
            "rollback wbe --channel stable", "revoke wbe 1.0.0 --reason bad", "restore wbe 1.0.0", "prune wbe", "verify wbe", "lineage wbe", "outdated wbe", "cost wbe"])
        {
            var result = await _project.RunAsync(command.Split(' '));

            Assert.True(result.Error.Contains("did you mean 'web'?", StringComparison.Ordinal), $"{command}: {result.ExitCode}: {result.Output}{result.Error}");
        }
    }

    [Fact]
    public async Task A_destroyed_stack_says_that_it_was_destroyed()
    {
        var before = await _project.RunAsync("outputs");
        await _project.RunAsync("up");
        await _project.RunAsync("destroy");

        Assert.Contains("was never updated", before.Error, StringComparison.Ordinal);
        foreach (var command in (string[])["outputs", "versions", "follow", "cancel web", "logs web", "prune"])
        {
            var result = await _project.RunAsync(command.Split(' '));

            Assert.Equal(ExitCode.NotFound, result.ExitCode);
            Assert.Matches(@"stack 'dev' was destroyed at \d{4}-\d\d-\d\d \d\d:\d\d UTC; to create it again, run 'imageinfra up", result.Error);
        }
    }

    [Fact]
    public async Task The_log_of_a_replaced_template_is_gone()
    {
        await _project.RunAsync("build", "web");
        _project.WriteImage("web", command: "echo other");
        await _project.RunAsync("up");

        var logs = await _project.RunAsync("logs", "web");

        Assert.Equal(ExitCode.NotFound, logs.ExitCode);
        Assert.Contains("is gone: an update replaced the template web-", logs.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Follow_says_that_there_is_nothing_to_follow()
    {
        await _project.RunAsync("up");

        var all = await _project.RunAsync("follow");
        var one = await _project.RunAsync("follow", "web");

        Assert.Contains("nothing to follow: no build of stack 'dev' is in progress", all.Output, StringComparison.Ordinal);
        Assert.Contains("nothing to follow: no build of web is in progress", one.Output, StringComparison.Ordinal);
    }
}
