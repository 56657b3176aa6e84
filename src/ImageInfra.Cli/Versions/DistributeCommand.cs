using System.CommandLine;
using ImageInfra.Cli.Builds;
using ImageInfra.Cli.Options;
using ImageInfra.Cli.Terminal;
using ImageInfra.Cli.Workplaces;

namespace ImageInfra.Cli.Versions;

/// <summary><c>imageinfra distribute</c></summary>
internal static class DistributeCommand
{
    private const string Description = """
        Repeats the distribution of a version to the regions where it failed, without another build. Where nothing failed it
        waits until every region has its copies.
        """;

    public static Command Create(CommandRunner runner)
    {
        var image = VersionArguments.Image();
        var version = VersionArguments.Version("the newest");
        var command = new Command("distribute", Description) { image, version };
        runner.Options.AddTo(command);
        runner.Handle(command, async (scope, parsed, report, cancellationToken) =>
        {
            await using var workplace = await Workplace.OpenAsync(scope, runner.Clock, cancellationToken);
            var name = parsed.GetValue(image)!;
            var result = await workplace.Distribution.CompleteAsync(
                name,
                VersionArguments.Read(parsed.GetValue(version)),
                v => report.Line($"{name} {v.Number.ToString()} {BuildBoard.Replication(v.Replicas)}"),
                cancellationToken);
            report.Result(() => VersionsView.Of(workplace).Json([new(name, [result])]));
            return result.Replicas.All(r => r.State is "Completed") ? ExitCode.Success : ExitCode.BuildFailed;
        });
        return command;
    }
}
