using Azure.Storage.Blobs;

namespace ImageInfra.Driver.Logs;

/// <summary>A log in a staging account, from the list of its container.</summary>
/// <param name="Run">The folder of the run's logs.</param>
/// <param name="Name">The name in that folder: <c>customization.log</c> or <c>validation.log</c>.</param>
/// <param name="Created">The time of its creation.</param>
/// <param name="Length">The length in bytes at the time of the list.</param>
/// <param name="Client">The client that reads it.</param>
/// <param name="AccountId">The ARM id of the storage account.</param>
internal sealed record LogBlob(
    string Run,
    string Name,
    DateTimeOffset Created,
    long Length,
    BlobClient Client,
    string AccountId)
{
    public const string Customization = "customization.log";
    public const string Validation = "validation.log";
}
