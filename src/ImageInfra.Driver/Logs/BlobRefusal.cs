using Azure;
using ImageInfra.Driver.Foundations;

namespace ImageInfra.Driver.Logs;

/// <summary>Explains why a log cannot be read.</summary>
internal static class BlobRefusal
{
    private static readonly string[] s_forbidden =
    [
        "AuthorizationPermissionMismatch", "AuthorizationFailure", "PublicAccessNotPermitted",
        "KeyBasedAuthenticationNotPermitted",
    ];

    /// <summary>Creates the exception for an error of Azure; null for other errors.</summary>
    public static DriverException? Explain(Exception e, string accountId) => e switch
    {
        RequestFailedException failed when failed.Status is 401 or 403 || s_forbidden.Contains(failed.ErrorCode) =>
            Forbidden(failed, accountId),
        RequestFailedException { Status: 0 or 408 or 429 or >= 500 } or IOException => new(
            DriverFailure.AzureUnavailable,
            $"the storage account of the log is unavailable: {FirstLine(e)}",
            e),
        RequestFailedException failed => new(
            DriverFailure.AzureRefused,
            $"Azure refused to read the log: {failed.ErrorCode}: {FirstLine(e)}",
            e),
        _ => null,
    };

    private static DriverException Forbidden(RequestFailedException e, string accountId)
    {
        const string Role = "Storage Blob Data Reader";
        var code = e.ErrorCode ?? $"HTTP {e.Status}";
        var network = code == "AuthorizationFailure" ? "; the account's network rules must allow this machine too" : "";
        return new(
            DriverFailure.NotAuthorized,
            $"the login may not read the log ({code}); to assign it the role {Role} on the staging account, run "
            + $"'az role assignment create --role \"{Role}\" --assignee YOU --scope {accountId}' "
            + $"and wait some minutes until it takes effect{network}",
            e);
    }

    private static string FirstLine(Exception e) => SecretMask.Apply(e.Message.Split('\n')[0].TrimEnd());
}
