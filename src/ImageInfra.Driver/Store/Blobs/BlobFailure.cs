using Azure;
using ImageInfra.Driver.Arm.Clouds;
using ImageInfra.Driver.Foundations;

namespace ImageInfra.Driver.Store.Blobs;

/// <summary>Explains failures of a container.</summary>
internal static class BlobFailure
{
    /// <summary>Creates the exception for a failure of the container; null for other exceptions.</summary>
    public static DriverException? Of(BlobAddress address, Exception e, CancellationToken cancellationToken) => e switch
    {
        DriverException => null,
        OperationCanceledException when cancellationToken.IsCancellationRequested => null,
        OperationCanceledException or TimeoutException => New(DriverFailure.StoreUnavailable, address, "did not respond in time", e),
        RequestFailedException { ErrorCode: "ContainerNotFound" } => New(
            DriverFailure.InvalidSetting,
            address,
            $"does not exist; to create it, run 'az storage container create --account-name {address.Account} --name {address.Container} --auth-mode login'",
            e),
        RequestFailedException { Status: 401 or 403 } refused => New(
            DriverFailure.NotAuthorized,
            address,
            $"may not be used ({refused.ErrorCode ?? refused.Status.ToString(null, null)}); {(address.NeedsLogin
                ? "assign the login the role Storage Blob Data Contributor on the container"
                : "check AZURE_STORAGE_KEY, AZURE_STORAGE_SAS_TOKEN or AZURE_STORAGE_CONNECTION_STRING")}",
            e),
        RequestFailedException { Status: > 0 and < 500 } other => New(DriverFailure.StoreUnusable, address, $"can't be used: {ContactFailure.ReasonOf(other)}", e),
        RequestFailedException or AggregateException or IOException or HttpRequestException => New(DriverFailure.StoreUnavailable, address, $"can't be reached: {ContactFailure.ReasonOf(e)}", e),
        FormatException => New(DriverFailure.InvalidSetting, address, "cannot be used: AZURE_STORAGE_KEY or AZURE_STORAGE_CONNECTION_STRING is not valid", e),
        _ => null,
    };

    private static DriverException New(DriverFailure failure, BlobAddress address, string words, Exception e) =>
        new(failure, SecretMask.Apply($"the store {address.Place} {words}"), e);
}
