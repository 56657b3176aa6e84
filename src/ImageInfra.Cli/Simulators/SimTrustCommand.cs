using System.CommandLine;
using ImageInfra.Cli.Json;
using ImageInfra.Cli.Options;
using ImageInfra.Cli.Terminal;
using ImageInfra.Simulator.Server;

namespace ImageInfra.Cli.Simulators;

/// <summary>The command <c>imageinfra sim trust</c>.</summary>
internal static class SimTrustCommand
{
    public static Command Create(CommandRunner runner, SimOptions options)
    {
        var command = new Command("trust", "Prints commands that trust the simulator's certificate. Changes nothing.") { options.Data };
        runner.Options.AddSpeechTo(command);
        runner.Handle(command, (parsed, report, _) =>
        {
            var directory = options.Directory(parsed);
            var authority = DevelopmentCertificate.AuthorityPath(directory);
            if (!File.Exists(authority))
            {
                return Task.FromResult(report.Fail(ExitCode.NotFound, $"{directory} has no certificate; to create it, run 'imageinfra sim start'"));
            }

            report.Line($"The authority that signed the simulator's certificate is [blue]{authority}[/]. Its key was deleted, so trusting it trusts only this certificate, for localhost.");
            report.Line($"For the current shell only (recommended):");
            report.Line($"  export SSL_CERT_DIR={DevelopmentCertificate.DirectoryOf(directory)}    # Pulumi, Terraform and other Go programs, and .NET, on Linux");
            report.Line($"  export NODE_EXTRA_CA_CERTS={authority}    # Node");
            report.Line($"  export REQUESTS_CA_BUNDLE={authority}    # Python, Azure CLI");
            report.Line($"For all programs of your user, until you remove it:");
            report.Line($"  Windows  certutil -user -addstore Root \"{authority}\"");
            report.Line($"  macOS    security add-trusted-cert -r trustRoot -k ~/Library/Keychains/login.keychain-db \"{authority}\"");
            report.Line($"  Debian   sudo cp \"{authority}\" /usr/local/share/ca-certificates/imageinfra-simulator.crt && sudo update-ca-certificates");
            report.Line($"  Fedora   sudo trust anchor \"{authority}\"");
            report.Result(() => new SimulatorTrustOutput(authority, DevelopmentCertificate.DirectoryOf(directory)));
            return Task.FromResult(ExitCode.Success);
        });
        return command;
    }
}
