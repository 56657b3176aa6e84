using System.Text.RegularExpressions;
using ImageInfra.Driver.Foundations;

namespace ImageInfra.Driver.Automation;

/// <summary>Converts errors of <c>pulumi</c> at the start of an operation to messages with the next command.</summary>
internal static partial class PulumiMessages
{
    /// <summary>Finds a known error in a text; null if there is none.</summary>
    public static DriverException? Find(string text, string stack, Exception inner)
    {
        foreach (var (pattern, failure, message) in Known())
        {
            if (pattern.Match(text) is { Success: true } match)
            {
                return new(failure, message(match, stack), inner);
            }
        }

        return null;
    }

    /// <summary>Creates the exception for a locked stack, with the holder of the lock and the next step.</summary>
    public static DriverException Busy(string stack, IReadOnlyList<StackLock> locks, Exception inner) => new(
        DriverFailure.StackBusy,
        locks.Count == 0
            ? $"stack '{stack}' has another update in progress; wait until it ends, or, if its process is dead, run 'pulumi cancel --yes --stack {stack}'"
            : $"stack '{stack}' is locked by {string.Join(" and by ", locks)}; wait until it ends, or, if that process is dead, "
            + $"release the lock with 'pulumi cancel --yes --stack {stack}'",
        inner);

    private static (Regex Pattern, DriverFailure Failure, Func<Match, string, string> Message)[] Known() =>
    [
        (OtherUpdate(), DriverFailure.StackBusy, (_, stack) => Busy(stack, [], null!).Message),
        (
            NoStack(),
            DriverFailure.StackNotFound,
            (_, stack) => $"stack '{stack}' does not exist; to create it, run 'pulumi stack init {stack}'"),
        (
            WrongPassphrase(),
            DriverFailure.SecretsLocked,
            (_, stack) => $"the passphrase of stack '{stack}' is wrong; set PULUMI_CONFIG_PASSPHRASE to the passphrase of the stack, "
                + "or PULUMI_CONFIG_PASSPHRASE_FILE to a file with it"),
        (
            NoPassphrase(),
            DriverFailure.SecretsLocked,
            (_, stack) => $"stack '{stack}' has secrets, and their passphrase is missing; set PULUMI_CONFIG_PASSPHRASE to it, "
                + "or PULUMI_CONFIG_PASSPHRASE_FILE to a file with it"),
        (
            UnknownSecrets(),
            DriverFailure.SecretsProviderUnknown,
            (match, stack) => $"the secrets provider '{match.Groups["provider"].Value}' of stack '{stack}' is unknown; choose another with "
                + $"'pulumi stack change-secrets-provider --stack {stack} PROVIDER': default, passphrase, azurekeyvault://…, awskms://…, gcpkms://… or hashivault://…"),
        (
            NoLogin(),
            DriverFailure.NotAuthorized,
            (_, _) => "not logged in to a Pulumi backend; run 'pulumi login', or 'pulumi login --local' to keep the state on this machine"),
        (
            NoPlugin(),
            DriverFailure.PluginMissing,
            (match, _) => NoPluginSentence(match.Groups["kind"].Value, match.Groups["name"].Value, match.Groups["version"].Value)),
        (
            NoLanguage(),
            DriverFailure.PluginMissing,
            (match, _) => $"pulumi has no plugin for the language '{match.Groups["name"].Value}'; it comes with the Pulumi CLI, so install the CLI again from "
                + "https://www.pulumi.com/docs/install"),
    ];

    private static string NoPluginSentence(string kind, string name, string version) => kind == "language"
        ? $"pulumi has no plugin for the language '{name}'; it comes with the Pulumi CLI, so install the CLI again from https://www.pulumi.com/docs/install"
        : $"pulumi has no {kind} plugin '{name}'{(version.Length > 0 ? $" {version}" : "")}; install it with "
        + $"'pulumi plugin install {kind} {name}{(version.Length > 0 ? $" v{version}" : "")}'";

    [GeneratedRegex(@"\[409\] Conflict: Another update is currently in progress|Another update is currently in progress")]
    private static partial Regex OtherUpdate();

    [GeneratedRegex(@"no stack named '[^']*' found")]
    private static partial Regex NoStack();

    [GeneratedRegex(@"incorrect passphrase")]
    private static partial Regex WrongPassphrase();

    [GeneratedRegex(@"passphrase must be set with PULUMI_CONFIG_PASSPHRASE|unable to find either `?PULUMI_CONFIG_PASSPHRASE|PULUMI_CONFIG_PASSPHRASE_FILE.{0,80}to access the Passphrase Secrets Provider|unable to read PULUMI_CONFIG_PASSPHRASE_FILE")]
    private static partial Regex NoPassphrase();

    [GeneratedRegex(@"(no known secrets provider for type ""|unknown secrets provider type ')(?<provider>[^""']*)")]
    private static partial Regex UnknownSecrets();

    [GeneratedRegex(@"try running `?pulumi login`? first|PULUMI_ACCESS_TOKEN must be set for login|\[401\] Unauthorized: No credentials provided|invalid access token")]
    private static partial Regex NoLogin();

    [GeneratedRegex(@"(no (?<kind>\w+) plugin '|Could not automatically download and install (?<kind>\w+) plugin ')(pulumi-\w+-)?(?<name>[^'\s]+)'( found in the workspace)?( at version v?(?<version>[\w.+-]*[\w]))?")]
    private static partial Regex NoPlugin();

    [GeneratedRegex(@"failed to load language plugin (?<name>[\w-]+)")]
    private static partial Regex NoLanguage();
}
