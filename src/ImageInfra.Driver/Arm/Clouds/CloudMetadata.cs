using System.Net;
using ImageInfra.Driver.Foundations;

namespace ImageInfra.Driver.Arm.Clouds;

/// <summary>Downloads the metadata document of a cloud.</summary>
internal sealed class CloudMetadata(HttpClient client)
{
    private const int MaximumSize = 1024 * 1024;

    /// <summary>Reads and validates the document.</summary>
    /// <exception cref="DriverException">The server cannot be reached, or the document is invalid.</exception>
    public async Task<AzureCloud> ReadAsync(CloudChoice.Described choice, FirstContact contact, CancellationToken cancellationToken)
    {
        var target = new ContactTarget("the metadata host", choice.Document, choice.Setting);
        var text = await contact.ReachAsync(target, token => ReadAsync(choice, token), cancellationToken);
        try
        {
            return CloudDocument.Read(text, choice.Document, choice.Name);
        }
        catch (FormatException e)
        {
            throw Refused(choice, e.Message, e);
        }
    }

    private static DriverException Refused(CloudChoice.Described choice, string problem, Exception? inner = null) => new(
        DriverFailure.AzureUnavailable,
        $"{choice.Document} does not describe an Azure cloud: {problem}. Its address comes from {choice.Setting.Source}; expected the host of an Azure Resource Manager, such as {AzureCloud.Public.ResourceManager.Host}",
        inner);

    private async Task<string> ReadAsync(CloudChoice.Described choice, CancellationToken cancellationToken)
    {
        using var response = await client.GetAsync(choice.Document, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        if (response.StatusCode != HttpStatusCode.OK)
        {
            throw (int)response.StatusCode >= 500
                ? new HttpRequestException($"it returned HTTP {(int)response.StatusCode}")
                : Refused(choice, $"it returned HTTP {(int)response.StatusCode}");
        }

        return await BoundedText.ReadAsync(response.Content, MaximumSize, cancellationToken)
            ?? throw Refused(choice, $"its response has more than {MaximumSize / 1024} KB");
    }
}
