using System.ComponentModel;
using ImageInfra.Driver.Foundations;
using ImageInfra.Model.Images;
using ImageInfra.Project.Stacks;
using Pulumi.Automation;
using Pulumi.Automation.Commands;
using Pulumi.Automation.Commands.Exceptions;

namespace ImageInfra.Driver.Automation;

/// <summary>Decrypts secrets of a stack with <c>pulumi config get</c>.</summary>
/// <param name="directory">The folder of <c>Pulumi.yaml</c>.</param>
/// <param name="stack">The stack.</param>
/// <param name="clock">The clock of this machine.</param>
/// <param name="command">The <c>pulumi</c> command. Default: the one on the path.</param>
public sealed class PulumiSecrets(string directory, string stack, TimeProvider clock, PulumiCommand? command = null) : ISettingSecrets
{
    private const string Error = "error: ";

    private static readonly TimeSpan s_longest = TimeSpan.FromMinutes(1);

    /// <inheritdoc/>
    public async Task<string> ReadAsync(SecretSetting secret, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(s_longest, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            using var workspace = await LocalWorkspace.CreateAsync(new() { WorkDir = directory, PulumiCommand = command }, either.Token);
            var value = await workspace.GetConfigAsync(stack, secret.ToString(), path: true, either.Token);
            SecretMask.Register(value.Value);
            return value.Value;
        }
        catch (CommandException e)
        {
            throw Failed(secret, $"'pulumi config get' failed: {Reason(e)}", e);
        }
        catch (Exception e) when (e is Win32Exception or NotSupportedException)
        {
            throw Failed(secret, "the 'pulumi' command is not on the path", e);
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            throw Failed(secret, $"'pulumi config get' did not respond within {s_longest.TotalSeconds:0} s", e);
        }
    }

    private DriverException Failed(SecretSetting secret, string why, Exception inner) => new(
        DriverFailure.UpdateFailed,
        $"{secret} is a secret that cannot be decrypted: {why}. Set PULUMI_CONFIG_PASSPHRASE or PULUMI_CONFIG_PASSPHRASE_FILE, and try "
        + $"'pulumi config get --path \"{secret}\" --stack {stack}'",
        inner);

    // Extracts the message of the command; the exception also has its exit code and streams.
    private static string Reason(CommandException e) => SecretMask.Apply(
        e.Message.Split('\n').FirstOrDefault(l => l.Contains(Error, StringComparison.Ordinal)) is { } line
            ? line[(line.IndexOf(Error, StringComparison.Ordinal) + Error.Length)..].Trim()
            : e.Message.Split('\n')[0].Trim());
}
