using System.CommandLine;
using ImageInfra.Cli.Views;
using ImageInfra.Cli.Workplaces;

namespace ImageInfra.Cli.Commands;

/// <summary><c>imageinfra versions</c></summary>
internal static class VersionsCommand
{
    public static Command Create(CommandRunner runner)
    {
        var image = new Argument<string?>("IMAGE")
        {
            Description = "The image. Default: every image.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        image.Validators.Add(ImageNames.Check);
        var command = new Command("versions", "Lists the image versions in the gallery, what each was built from, and by which template.")
        {
            image,
        };
        runner.Options.AddTo(command);
        runner.Handle(command, async (scope, parsed, report, cancellationToken) =>
        {
            await using var workplace = await Workplace.OpenAsync(scope, runner.Clock, cancellationToken);
            VersionsView.Show(report, await workplace.VersionsAsync(parsed.GetValue(image), cancellationToken));
            return ExitCode.Success;
        });
        return command;
    }
}
