using System.Text.Json.Nodes;
using ImageInfra.Cli;
using ImageInfra.Cli.Terminal;
using ImageInfra.Cli.Versions;
using ImageInfra.Driver.Foundations;
using ImageInfra.Driver.Inventory;
using ImageInfra.Driver.Lifecycle.Retention;
using ImageInfra.UnitTests.Support;
using Microsoft.Extensions.Time.Testing;

namespace ImageInfra.UnitTests.Cli;

public sealed class PruneCommandTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();
    private readonly StringWriter _output = new();
    private readonly StringWriter _error = new();
    private readonly FakeTimeProvider _clock = new(SomeFactory.Now);
    private readonly SomeFactory _factory = new SomeFactory().Versions("web", "1.0.0", "1.0.1", "1.0.2");
    private readonly FakePruning _azure;

    public PruneCommandTests() => _azure = new(_factory);

    private CliConsole Console => new(_output, _error, IsTerminal: false, HasColor: false);

    private PruneService Prune => new("dev", _factory, _azure, _azure, _azure, _clock, parallel: 1);

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task A_plan_is_a_table_of_reasons_with_the_command_to_apply_it()
    {
        _factory.Consumer(ConsumerKind.VirtualMachine, "vm-1", SomeFactory.VersionId("web", "1.0.0"));
        _azure.Resources = _azure.Resources with { ManagedImages = [new("/images/old", "Succeeded", ImageInfra.Model.Images.Tags.Empty.With("imageinfra-stack", "dev"))] };
        var plan = await Prune.PlanAsync([], default);

        PruneView.Show(new Report(Console, json: false), plan, "imageinfra prune");

        Assert.Equal(
            $"""
            image   version   age     verdict   reasons
            web     1.0.2     101 d   keep      the newest usable version; the newest usable version
            web     1.0.1     102 d   delete
            web     1.0.0     103 d   keep      used by vm-1

            orphan        verdict       reason
            /images/old   not deleted   no longer declared; may still be in use

            plan {plan.Id}: 1 of 3 versions and 0 of 1 orphans would be deleted
            The gallery has no soft delete: versions are deleted permanently.
            Nothing was deleted. To carry out exactly this plan, run 'imageinfra prune --apply --plan {plan.Id}'.
            """,
            Lines(_output));
    }

    [Fact]
    public async Task Json_is_the_plan_itself()
    {
        var plan = await Prune.PlanAsync([], default);

        PruneView.Show(new Report(Console, json: true), plan, "imageinfra prune");

        var json = JsonNode.Parse(_output.ToString())!;
        Assert.Equal(plan.Id, (string?)json["id"]);
        Assert.Equal("lastGood", (string?)json["kept"]![0]!["reasons"]![0]!["rule"]);
    }

    [Fact]
    public async Task An_applied_plan_lists_deletions_and_undelete_commands()
    {
        _azure.Resources = _azure.Resources with { HasSoftDelete = true };

        var exitCode = await PruneCommand.ApplyAsync(new Report(Console, json: false), Prune, await Prune.PlanAsync([], default), default);

        Assert.Equal(ExitCode.Success, exitCode);
        Assert.StartsWith("deleted  web 1.0.0\ndeleted  web 1.0.1\nplan ", Lines(_output), StringComparison.Ordinal);
        Assert.Contains("az sig image-version undelete", _output.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(DriverFailure.NotAuthorized, ExitCode.NotAuthorized)]
    [InlineData(DriverFailure.AzureUnavailable, ExitCode.AzureUnavailable)]
    [InlineData(DriverFailure.AzureRefused, ExitCode.Failed)]
    public async Task If_all_deletions_fail_alike_the_command_has_their_exit_code(DriverFailure failure, object exitCode)
    {
        _azure.Refusals["1.0.0"] = _azure.Refusals["1.0.1"] = new DriverException(failure, "no");

        Assert.Equal((ExitCode)exitCode, await PruneCommand.ApplyAsync(new Report(Console, json: false), Prune, await Prune.PlanAsync([], default), default));
        Assert.Contains("failed   web 1.0.0: no", _output.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--plan selects the plan to apply; pass --apply too", "--plan", "0123456789ab")]
    [InlineData("--apply carries out an existing plan; name images without --apply to make a new plan", "web", "--apply")]
    public async Task Options_that_contradict_each_other_are_refused(string error, params string[] args)
    {
        Assert.Equal(ExitCode.InvalidInput, await RunAsync(args));
        Assert.Contains(error, _error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_plan_nothing_is_applied()
    {
        _directory.Write("Pulumi.yaml", "name: imageinfra\n");

        Assert.Equal(ExitCode.NotFound, await RunAsync("--apply", "--local", "--project", _directory.FullName));
        Assert.Contains("to make one for review, run 'imageinfra prune", _error.ToString(), StringComparison.Ordinal);
    }

    private async Task<ExitCode> RunAsync(params string[] args) =>
        (ExitCode)await CommandLineApp.RunAsync(["prune", .. args], Console, TimeProvider.System, CancellationToken.None);

    private static string Lines(StringWriter output) =>
        string.Join('\n', output.ToString().ReplaceLineEndings("\n").Split('\n').Select(l => l.TrimEnd())).Trim();
}
