using System.CommandLine;
using ImageInfra.Cli.Options;

namespace ImageInfra.Cli.Simulators;

/// <summary>The command <c>imageinfra sim</c>.</summary>
internal static class SimCommand
{
    public static Command Create(CommandRunner runner)
    {
        var options = new SimOptions();
        var command = new Command("sim", "Runs a simulated Azure over HTTPS for Pulumi, Terraform, the Azure SDKs and other clients of ARM.")
        {
            SimStartCommand.Create(runner, options),
            SimStatusCommand.Create(runner, options),
            SimStopCommand.Create(runner, options),
            SimResetCommand.Create(runner, options),
            SimTrustCommand.Create(runner, options),
            SimEnvironmentCommand.Create(runner, options),
            SimFaultCommand.Create(runner, options),
        };
        return command;
    }
}
