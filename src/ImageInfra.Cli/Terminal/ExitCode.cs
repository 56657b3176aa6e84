namespace ImageInfra.Cli.Terminal;

/// <summary>The exit codes of <c>imageinfra</c>.</summary>
internal enum ExitCode
{
    Success = 0,
    Failed = 1,
    InvalidInput = 2,
    Refused = 3,
    BuildFailed = 4,
    NotAuthorized = 5,
    AzureUnavailable = 6,
    StackBusy = 7,
    PulumiMissing = 8,
    NotFound = 9,
    Outdated = 10,
    NotVerified = 11,
    Incomplete = 12,
    Interrupted = 130,
}
