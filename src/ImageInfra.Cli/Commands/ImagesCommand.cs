using System.CommandLine;
using ImageInfra.Cli.Views;
using ImageInfra.Cli.Workplaces;

namespace ImageInfra.Cli.Commands;

/// <summary><c>imageinfra images</c></summary>
internal static class ImagesCommand
{
    public static Command Create(CommandRunner runner)
    {
        var command = new Command("images", "Checks the catalog and lists its images: what each starts from, and which wait for a base.");
        runner.Options.AddTo(command);
        runner.Handle(command, (scope, _, report, _) =>
        {
            ImagesView.Show(report, Workplace.ProjectOf(scope).Load());
            return Task.FromResult(ExitCode.Success);
        });
        return command;
    }
}
