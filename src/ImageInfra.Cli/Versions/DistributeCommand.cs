using System.CommandLine;
using ImageInfra.Cli.Builds;
using ImageInfra.Cli.Json;
using ImageInfra.Cli.Options;
using ImageInfra.Cli.Terminal;
using ImageInfra.Cli.Workplaces;
using ImageInfra.Driver.Lifecycle.Promotions;
using ImageInfra.Project.Stacks;

namespace ImageInfra.Cli.Versions;

/// <summary>The command <c>imageinfra distribute</c>.</summary>
internal static class DistributeCommand
{
    private const string Description = """
        Retries the replication of a version to the regions where it failed, without another build. If none failed, waits until
        every region has its replicas.
        """;

    public static Command Create(CommandRunner runner)
    {
        var image = VersionArguments.Image();
        var version = VersionArguments.Version("the newest version");
        var command = new Command("distribute", Description) { image, version };
        runner.Options.AddTo(command);
        runner.OnStack(command, async (StackCall call, DistributionService distribution, FactoryProject project, TimeProvider clock) =>
        {
            var (_, parsed, report, _, cancellationToken) = call;
            var name = parsed.GetValue(image)!;
            var result = await distribution.CompleteAsync(
                name,
                VersionArguments.Read(parsed.GetValue(version)),
                v => report.Line($"{name} {v.Number.ToString()} {BuildBoard.Replication(v.Replicas)}"),
                cancellationToken);
            report.Result(() => new VersionsOutput(VersionsView.Of(project, clock).Outputs([new(name, [result])])));
            return result.Replicas.All(r => r.State is "Completed") ? ExitCode.Success : ExitCode.BuildFailed;
        });
        return command;
    }
}
