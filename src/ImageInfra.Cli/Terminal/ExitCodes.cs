using ImageInfra.Driver.Foundations;

namespace ImageInfra.Cli.Terminal;

/// <summary>Describes the exit codes, and maps failures to them.</summary>
internal static class ExitCodes
{
    public static IReadOnlyList<(ExitCode Code, string Meaning)> Meanings { get; } =
    [
        (ExitCode.Success, "done"),
        (ExitCode.Failed, "an update failed, Azure refused a request, or a file of imageinfra's own cannot be read or written"),
        (ExitCode.InvalidInput, "the command line, the settings, an environment variable, the catalog or a key file is wrong; nothing was called"),
        (ExitCode.Refused, "something is protected, has image versions, is there already, or is not as a plan has it; nothing was deleted or written over"),
        (ExitCode.BuildFailed, "at least one image was not built"),
        (ExitCode.NotAuthorized, "there is no login, the login may not do this, or the passphrase of the stack's secrets is missing or wrong"),
        (ExitCode.AzureUnavailable, "Azure, its login server, its metadata host or the store of runs can't be reached, or kept failing"),
        (ExitCode.StackBusy, "another update of the stack, or another use of the local simulator, is in progress, or another process changed the same run"),
        (ExitCode.PulumiMissing, "there is no pulumi command, one of its plugins is missing, or this build has no Pulumi packages"),
        (ExitCode.NotFound, "there is no such stack, image, template or version"),
        (ExitCode.Outdated, "'outdated' found at least one image that is"),
        (ExitCode.NotVerified, "a version is not what its provenance says, or has none that can be trusted"),
        (ExitCode.Incomplete, "an import wrote catalog files that do not load yet; what is missing is listed"),
        (ExitCode.Interrupted, "Ctrl-C, or the system asked it to end; the message says what is kept and what goes on"),
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
