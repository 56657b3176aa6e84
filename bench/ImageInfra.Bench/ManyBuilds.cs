using ImageInfra.Driver.Arm;
using ImageInfra.Driver.Builds;
using ImageInfra.Driver.Failures;
using ImageInfra.Driver.Logs;
using ImageInfra.Driver.Rehearsal;
using ImageInfra.Driver.Runs;
using ImageInfra.Driver.Runs.Ledger;
using ImageInfra.Driver.Store.Folders;
using ImageInfra.Driver.Updates;
using ImageInfra.Driver.Versions;
using ImageInfra.Project.Stacks;
using ImageInfra.Simulator.Foundations;

namespace ImageInfra.Bench;

/// <summary>Runs the driver in a separate process, on all images of a project, with a simulator in another process.</summary>
internal static class ManyBuilds
{
    public const string Start = "builds";
    public const string Follow = "follow";
    public const double Speed = 120;

    /// <summary>Starts all builds and detaches, or follows the detached builds.</summary>
    /// <param name="command"><see cref="Start"/> or <see cref="Follow"/>.</param>
    /// <param name="directory">The project folder.</param>
    /// <param name="endpoint">The address of the simulator.</param>
    public static async Task<int> RunAsync(string command, string directory, Uri endpoint)
    {
        var clock = new ScaledTimeProvider(TimeProvider.System, Speed, TimeProvider.System.GetUtcNow());
        var local = Path.Combine(directory, ".imageinfra", "local");
        var project = new FactoryProject(directory, "dev", Path.Combine(local, "pins", "Pulumi.dev.yaml"));
        var connection = ArmConnection.Local(endpoint, clock);
        var versions = new ArmImageVersions(connection);
        var stacks = new RehearsalStackOperations(project, connection, new SimulatorOptions().Subscriptions[0], Path.Combine(local, "stacks"));
        await using var store = new FolderStore(Path.Combine(directory, ".imageinfra"));
        var investigation = new FailureInvestigation(project, new ArmCustomizationLogs(connection));
        var runs = new TemplateRuns(new ArmImageBuilds(connection), versions, new RunLedger(store), investigation, clock);
        var updates = new UpdateService(project, stacks, versions, new ArmDeployedContents(connection), TimeProvider.System);
        if (command == Follow)
        {
            var report = await new FollowService(project, updates, runs).FollowAsync([], new(), new Started(0, null), default);
            return report.Succeeded ? 0 : 1;
        }

        using var detach = new CancellationTokenSource();
        try
        {
            var started = new Started(project.Load().Catalog.Images.Count, detach);
            await new BuildService(project, updates, runs).BuildAsync([], new() { Limits = new(1_000, 1_000) }, started, detach.Token);
            return 1;
        }
        catch (OperationCanceledException)
        {
            return 0;
        }
    }

    /// <summary>Counts started builds, and detaches after the last one.</summary>
    private sealed class Started(int awaited, CancellationTokenSource? detach) : IProgress<BuildEvent>
    {
        private int _count;

        public void Report(BuildEvent value)
        {
            if (value is BuildEvent.Started && Interlocked.Increment(ref _count) == awaited)
            {
                detach?.Cancel();
            }
        }
    }
}
