using System.CommandLine;
using System.Globalization;
using ImageInfra.Cli.Json;
using ImageInfra.Cli.Options;
using ImageInfra.Cli.Terminal;
using ImageInfra.Simulator.Server;

namespace ImageInfra.Cli.Simulators;

/// <summary>The command <c>imageinfra sim reset</c>.</summary>
internal static class SimResetCommand
{
    private const string Description = """
        Resets a simulator to an empty state: moves the state to a new folder next to it, without deleting it. The certificate is kept.

          imageinfra sim reset                              reset the state of 'imageinfra sim start'
          imageinfra sim reset --data .imageinfra/local     reset the state of --local
        """;

    public static Command Create(CommandRunner runner, SimOptions options)
    {
        var command = new Command("reset", Description) { options.Data };
        runner.Options.AddSpeechTo(command);
        runner.Handle(command, async (parsed, report, _) =>
        {
            var directory = options.Directory(parsed);
            if (!Directory.Exists(directory))
            {
                return report.Fail(ExitCode.NotFound, $"the folder {directory} does not exist");
            }

            string? aside;
            await using (var held = DirectoryLock.Hold(directory))
            {
                aside = MoveAside(directory, held.Name, runner.Clock.GetUtcNow());
            }

            if (aside is null)
            {
                report.Line($"{directory} has no state");
            }
            else
            {
                report.Line($"the state of the simulator was moved to {aside}; the next start begins with an empty state");
            }

            report.Result(() => new SimulatorResetOutput(directory, aside));
            return ExitCode.Success;
        });
        return command;
    }

    private static string? MoveAside(string directory, string held, DateTimeOffset now)
    {
        string[] kept = [held, DevelopmentCertificate.PathIn(directory), DevelopmentCertificate.DirectoryOf(directory)];
        var moved = Directory.EnumerateFileSystemEntries(directory).Where(entry => !kept.Contains(entry)).ToList();
        if (moved.Count == 0)
        {
            return null;
        }

        var aside = $"{directory.TrimEnd(Path.DirectorySeparatorChar)}-{now.UtcDateTime.ToString("yyyyMMdd-HHmmss-fff", CultureInfo.InvariantCulture)}";
        Directory.CreateDirectory(aside);
        foreach (var entry in moved)
        {
            Directory.Move(entry, Path.Combine(aside, Path.GetFileName(entry)));
        }

        return aside;
    }
}
