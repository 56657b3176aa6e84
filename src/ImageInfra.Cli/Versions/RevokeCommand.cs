using System.CommandLine;
using ImageInfra.Cli.Options;
using ImageInfra.Cli.Terminal;
using ImageInfra.Cli.Workplaces;
using ImageInfra.Driver.Lifecycle.Revocations;

namespace ImageInfra.Cli.Versions;

/// <summary>The command <c>imageinfra revoke</c>.</summary>
internal static class RevokeCommand
{
    private const string Description = """
        Revokes a version: it is excluded from latest, and cannot be promoted, set in a channel or used as a source of builds.
        Nothing is deleted; machines that use it keep running and are listed. To undo it, run 'imageinfra restore'.

          imageinfra revoke ubuntu-2404-base 1.0.3 --reason "CVE-2026-1234 in openssl" --descendants
        """;

    public static Command Create(CommandRunner runner)
    {
        var image = VersionArguments.Image();
        var version = VersionArguments.RequiredVersion();
        var reason = new Option<string>("--reason") { Description = "The reason, at most 256 characters; it is written to a tag of the version.", HelpName = "TEXT", Required = true };
        reason.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: { Length: 0 or > 256 } }])
            {
                result.AddError("--reason needs 1 to 256 characters");
            }
        });
        var descendants = new Option<bool>("--descendants")
        {
            Description = "Also revoke its descendants: versions built from it, and copies in the project's other stacks.",
        };
        var command = new Command("revoke", Description) { image, version, reason, descendants };
        runner.Options.AddTo(command);
        runner.OnStack(command, async (StackCall call, RevocationService revocations) =>
        {
            var (scope, parsed, report, _, cancellationToken) = call;
            var revoked = await revocations.RevokeAsync(
                scope.Stack,
                parsed.GetValue(image)!,
                VersionArguments.Read(parsed.GetValue(version))!.Value,
                parsed.GetValue(reason)!,
                parsed.GetValue(descendants),
                cancellationToken);
            RevocationView.Show(report, revoked, isRestoration: false);
            return ExitCode.Success;
        });
        return command;
    }
}
