using ImageInfra.Driver.Foundations;

namespace ImageInfra.Cli.Terminal;

/// <summary>Describes the exit codes, and maps failures to them.</summary>
internal static class ExitCodes
{
    public static IReadOnlyList<(ExitCode Code, string Meaning)> Meanings { get; } =
    [
        (ExitCode.Success, "done"),
        (ExitCode.Failed, "an update failed, Azure refused a request, or a file of imageinfra cannot be read or written"),
        (ExitCode.InvalidInput, "the command line, the settings, an environment variable, the catalog or a key file is invalid; Azure was not called"),
        (ExitCode.Refused, "a resource is protected, has image versions or exists already, or a plan is outdated; nothing was deleted or overwritten"),
        (ExitCode.BuildFailed, "at least one image was not built"),
        (ExitCode.NotAuthorized, "the login is missing or lacks permission, or the passphrase of the stack's secrets is missing or wrong"),
        (ExitCode.AzureUnavailable, "Azure, its login server, its metadata host or the store of runs cannot be reached, or failed despite retries"),
        (ExitCode.StackBusy, "another update of the stack, or another use of the local simulator, is in progress, or another process changed the same run"),
        (ExitCode.PulumiMissing, "the pulumi command or one of its plugins is missing, or this build has no Pulumi packages"),
        (ExitCode.NotFound, "the stack, image, template or version does not exist"),
        (ExitCode.Outdated, "'outdated' found at least one outdated image"),
        (ExitCode.NotVerified, "a version does not match its provenance statement, or has no trusted one"),
        (ExitCode.Incomplete, "an import wrote catalog files that do not load yet; the missing values are listed"),
        (ExitCode.Interrupted, "interrupted by Ctrl-C or a signal; the message lists the completed and the continuing work"),
    ];

    public static ExitCode Of(DriverFailure failure) => failure switch
    {
        DriverFailure.KeyUnusable or DriverFailure.SecretsProviderUnknown or DriverFailure.InvalidSetting => ExitCode.InvalidInput,
        DriverFailure.Protected or DriverFailure.PlanOutdated or DriverFailure.AlreadyExists => ExitCode.Refused,
        DriverFailure.BuildFailed => ExitCode.BuildFailed,
        DriverFailure.NotAuthorized or DriverFailure.RightsPending or DriverFailure.SecretsLocked => ExitCode.NotAuthorized,
        DriverFailure.AzureUnavailable or DriverFailure.StoreUnavailable => ExitCode.AzureUnavailable,
        DriverFailure.StackBusy or DriverFailure.StoreConflict => ExitCode.StackBusy,
        DriverFailure.PulumiMissing or DriverFailure.PluginMissing => ExitCode.PulumiMissing,
        DriverFailure.StackNotFound or DriverFailure.NotFound or DriverFailure.Drifted => ExitCode.NotFound,
        _ => ExitCode.Failed,
    };
}
