using System.CommandLine;
using ImageInfra.Cli.Options;
using ImageInfra.Cli.Terminal;
using ImageInfra.Cli.Workplaces;
using ImageInfra.Driver.Lifecycle.Revocations;

namespace ImageInfra.Cli.Versions;

/// <summary>The command <c>imageinfra restore</c>.</summary>
internal static class RestoreCommand
{
    public static Command Create(CommandRunner runner)
    {
        var image = VersionArguments.Image();
        var version = VersionArguments.RequiredVersion();
        var descendants = new Option<bool>("--descendants") { Description = "Also restore its descendants in every stack of the project." };
        var command = new Command("restore", "Restores a revoked version: it may be used, promoted and built from again.") { image, version, descendants };
        runner.Options.AddTo(command);
        runner.OnStack(command, async (StackCall call, RevocationService revocations) =>
        {
            var (scope, parsed, report, _, cancellationToken) = call;
            var restored = await revocations.RestoreAsync(
                scope.Stack,
                parsed.GetValue(image)!,
                VersionArguments.Read(parsed.GetValue(version))!.Value,
                parsed.GetValue(descendants),
                cancellationToken);
            RevocationView.Show(report, restored, isRestoration: true);
            return ExitCode.Success;
        });
        return command;
    }
}
