using Azure.Storage.Blobs;

namespace ImageInfra.Driver.Logs;

/// <summary>One log in a staging account, as its container lists it.</summary>
/// <param name="Run">The folder of the run's logs.</param>
/// <param name="Name">The name below it: <c>customization.log</c> or <c>validation.log</c>.</param>
/// <param name="Created">When it was made.</param>
/// <param name="Length">How many bytes it had.</param>
/// <param name="Client">What reads it.</param>
/// <param name="AccountId">The ARM id of its account.</param>
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
