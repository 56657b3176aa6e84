using System.CommandLine;
using ImageInfra.Cli.Options;
using ImageInfra.Cli.Terminal;
using ImageInfra.Cli.Workplaces;
using ImageInfra.Driver.Foundations;
using ImageInfra.Driver.Inventory;
using ImageInfra.Driver.Provenance;
using ImageInfra.Driver.Versions;
using ImageInfra.Model.Images;

namespace ImageInfra.Cli.Versions;

/// <summary>The command <c>imageinfra verify</c>.</summary>
internal static class VerifyCommand
{
    private const string KeyVariable = "IMAGEINFRA_VERIFY_KEY";

    private const string Description = """
        Verifies the provenance of a version: its statement exists, matches the hash in the version's tag, is about this version,
        is signed, and agrees with the version's other tags.
        """;

    private static readonly StackOpening s_withoutSigning = new() { Scope = (scope, _) => scope with { SigningKey = null } };

    public static Command Create(CommandRunner runner)
    {
        var image = VersionArguments.Image();
        var version = VersionArguments.Version("the newest version");
        var key = new Option<string?>("--key")
        {
            Description = $"A PEM file with the public key that verifies the signature. Default: the file named by {KeyVariable}, or none.",
            HelpName = "FILE",
        };
        var chain = new Option<bool>("--chain") { Description = "Also check the sources of the version." };
        var command = new Command("verify", Description) { image, version, key, chain };
        runner.Options.AddTo(command);
        runner.OnStack(command, async (StackCall call, StackImages images, ProvenanceVerifier verifier) =>
        {
            var (scope, parsed, report, _, cancellationToken) = call;
            var publicKey = (parsed.GetValue(key) ?? runner.Variable(KeyVariable)) is { } file ? PublicKey.Load(file) : null;
            var name = parsed.GetRequiredValue(image);
            var number = VersionArguments.Read(parsed.GetValue(version));
            var found = await FindAsync(images, name, number, cancellationToken);
            var verified = await verifier.VerifyAsync(scope.Stack, name, found, publicKey, parsed.GetValue(chain), cancellationToken);
            VerificationView.Show(report, verified);
            return verified.All(v => v.IsVerified) ? ExitCode.Success : ExitCode.NotVerified;
        }, s_withoutSigning);
        return command;
    }

    private static async Task<PublishedVersion> FindAsync(StackImages images, string image, ImageVersion? number, CancellationToken cancellationToken)
    {
        var versions = (await images.VersionsAsync(image, cancellationToken)).Single().Versions;
        return versions.FirstOrDefault(v => number is null || v.Number == number) ?? throw new DriverException(
            DriverFailure.NotFound,
            $"image '{image}' has no version{(number is null ? "" : $" {number}")}; it has {(versions.Count == 0 ? "none" : string.Join(", ", versions.Select(v => v.Number)))}");
    }
}
