using System.CommandLine;
using ImageInfra.Cli.Json;
using ImageInfra.Cli.Options;
using ImageInfra.Cli.Terminal;

namespace ImageInfra.Cli.Simulators;

/// <summary>The command <c>imageinfra sim env</c>.</summary>
internal static class SimEnvironmentCommand
{
    public static Command Create(CommandRunner runner, SimOptions options)
    {
        var command = new Command("env", "Prints the environment variables that direct clients to the simulator: eval \"$(imageinfra sim env)\".") { options.Data };
        runner.Options.AddSpeechTo(command);
        runner.Handle(command, async (parsed, report, cancellationToken) =>
        {
            var directory = options.Directory(parsed);
            using var client = SimulatorClient.Open(directory);
            var status = await client.GetAsync("status", cancellationToken);
            var variables = ClientEnvironment.Of(client.Endpoint, (string)status["tenantId"]!, (string)status["subscriptions"]![0]!, directory);
            foreach (var (name, value, why) in report.IsJson ? [] : variables)
            {
                report.Line($"export {name}='{value}'  # {why}");
            }

            report.Result(() => new SimulatorEnvironmentOutput(variables.ToDictionary(v => v.Name, v => v.Value)));
            return ExitCode.Success;
        });
        return command;
    }
}
