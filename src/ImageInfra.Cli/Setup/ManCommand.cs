using System.CommandLine;
using ImageInfra.Cli.Options;
using ImageInfra.Cli.Terminal;

namespace ImageInfra.Cli.Setup;

/// <summary>The command <c>imageinfra man</c>.</summary>
internal static class ManCommand
{
    private const string Description = """
        Writes the manual page of all commands to stdout. The second and third command install it for 'man imageinfra'.

          imageinfra man | man -l -
          mkdir -p ~/.local/share/man/man1
          imageinfra man > ~/.local/share/man/man1/imageinfra.1
        """;

    /// <summary>Creates the command.</summary>
    /// <param name="runner">Runs the action.</param>
    /// <param name="page">Returns the page.</param>
    public static Command Create(CommandRunner runner, Func<string> page)
    {
        var command = new Command("man", Description);
        runner.Handle(command, (_, report, _) =>
        {
            report.Verbatim(page().TrimEnd('\n'));
            return Task.FromResult(ExitCode.Success);
        });
        return command;
    }
}
