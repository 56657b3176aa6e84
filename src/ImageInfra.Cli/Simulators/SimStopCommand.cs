using System.CommandLine;
using ImageInfra.Cli.Json;
using ImageInfra.Cli.Options;
using ImageInfra.Cli.Terminal;

namespace ImageInfra.Cli.Simulators;

/// <summary>The command <c>imageinfra sim stop</c>.</summary>
internal static class SimStopCommand
{
    public static Command Create(CommandRunner runner, SimOptions options)
    {
        var command = new Command("stop", "Stops the running simulator. Its state is kept, and its clock stops.") { options.Data };
        runner.Options.AddSpeechTo(command);
        runner.Handle(command, async (parsed, report, cancellationToken) =>
        {
            using var client = SimulatorClient.Open(options.Directory(parsed));
            await client.SendAsync(HttpMethod.Post, "stop", null, cancellationToken);
            report.Line($"{client.Endpoint} stops");
            report.Result(() => new SimulatorStopOutput(client.Endpoint.ToString()));
            return ExitCode.Success;
        });
        return command;
    }
}
