using System.CommandLine;
using System.CommandLine.Parsing;
using ImageInfra.Cli.Views;
using ImageInfra.Cli.Workplaces;
using ImageInfra.Model;

namespace ImageInfra.Cli.Commands;

/// <summary><c>imageinfra distribute</c></summary>
internal static class DistributeCommand
{
    private const string Description = """
        Repeats the distribution of a version to the regions where it failed, without another build. Where nothing failed it
        waits until every region has its copies.
        """;

    public static Command Create(CommandRunner runner)
    {
        var image = new Argument<string>("IMAGE") { Description = "The image." };
        image.Validators.Add(ImageNames.Check);
        var version = new Argument<string?>("VERSION")
        {
            Description = "The version, as in 1.0.3. Default: the newest.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        version.Validators.Add(Number);
        var command = new Command("distribute", Description) { image, version };
        runner.Options.AddTo(command);
        runner.Handle(command, async (scope, parsed, report, cancellationToken) =>
        {
            await using var workplace = await Workplace.OpenAsync(scope, runner.Clock, cancellationToken);
            var name = parsed.GetValue(image)!;
            var number = parsed.GetValue(version) is { } text ? ImageVersion.Parse(text) : (ImageVersion?)null;
            var result = await workplace.Distribution.CompleteAsync(
                name,
                number,
                v => report.Line($"{name} {v.Number.ToString()} {BuildBoard.Replication(v.Replicas)}"),
                cancellationToken);
            report.Result(() => VersionsView.Json([new(name, [result])]));
            return result.Replicas.All(r => r.State is "Completed") ? ExitCode.Success : ExitCode.BuildFailed;
        });
        return command;
    }

    private static void Number(ArgumentResult argument)
    {
        if (argument.Tokens is [{ Value: var text }] && !ImageVersion.TryParse(text, out _))
        {
            argument.AddError($"'{text}' is not a version; expected three numbers, as in 1.0.3");
        }
    }
}
