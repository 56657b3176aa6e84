using System.Collections.Concurrent;
using ImageInfra.Cli.Workplaces;
using ImageInfra.Driver.Arm;
using ImageInfra.Driver.Builds;
using ImageInfra.Driver.Failures;
using ImageInfra.Driver.Logs;
using ImageInfra.Driver.Rehearsal;
using ImageInfra.Driver.Runs;
using ImageInfra.Driver.Runs.Ledger;
using ImageInfra.Driver.Store.Folders;
using ImageInfra.Driver.Stacks;
using ImageInfra.Driver.Updates;
using ImageInfra.Driver.Versions;
using ImageInfra.IntegrationTests.Support;
using ImageInfra.Simulator.Arm;
using ImageInfra.Simulator.Server;

namespace ImageInfra.IntegrationTests.Contract;

/// <summary>Checks the ARM requests and responses of the program and the driver against Azure's published contract.</summary>
[Collection(PulumiCollection.Name)]
public sealed class ProgramContractTests
{
    [Fact]
    public async Task Requests_and_answers_of_the_program_match_the_published_schemas()
    {
        using var project = new ProjectCopy();
        await using var store = new FolderStore(project.LocalState);
        await using var host = await SimulatorHost.StartAsync(new() { Speed = 100_000 }, TimeProvider.System, default);
        var exchanges = new ConcurrentQueue<(ArmRequest, ArmAnswer)>();
        host.Azure.Exchanged = (request, answer) => exchanges.Enqueue((request, answer));
        var factory = LocalAzure.ProjectOf(project.Directory, "dev");
        var connection = ArmConnection.Local(host.Endpoint, host.Clock);
        var stacks = new RehearsalStackOperations(factory, connection, host.SubscriptionId, Path.Combine(project.LocalState, "stacks"));
        var updates = new UpdateService(
            factory,
            new RetryingStackOperations(stacks, new ArmNestedResources(connection), host.Clock),
            new ArmImageVersions(connection),
            new ArmDeployedContents(connection),
            host.Clock);

        var runs = new TemplateRuns(
            new ArmImageBuilds(connection),
            new ArmImageVersions(connection),
            new RunLedger(store),
            new FailureInvestigation(factory, new ArmCustomizationLogs(connection)),
            host.Clock);

        var report = await new BuildService(factory, updates, runs).BuildAsync([], new(), new CollectingProgress<BuildEvent>(new()), default);

        Assert.True(report.Succeeded);
        Assert.Contains(exchanges, e => e.Item1.Method == "PUT" && e.Item1.Path.Type.EndsWith("imageTemplates", StringComparison.Ordinal));
        ExchangeCheck.None(ExchangeCheck.RequestProblems(exchanges));
        ExchangeCheck.None(ExchangeCheck.Problems(exchanges));
    }
}
