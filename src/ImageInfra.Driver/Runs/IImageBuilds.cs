using System.Text.Json.Nodes;

namespace ImageInfra.Driver.Runs;

/// <summary>The actions of image templates that are not Pulumi resources: run, follow, cancel, and read run outputs.</summary>
public interface IImageBuilds
{
    /// <summary>Reads the status of a template; null if it does not exist.</summary>
    Task<TemplateStatus?> FindAsync(string templateId, CancellationToken cancellationToken);

    /// <summary>Reads the ARM body of a template; null if it does not exist.</summary>
    Task<JsonObject?> BodyAsync(string templateId, CancellationToken cancellationToken);

    /// <summary>Reads the status of every template in a resource group.</summary>
    Task<IReadOnlyList<TemplateStatus>> ListAsync(string resourceGroupId, CancellationToken cancellationToken);

    /// <summary>Sends one request to run a template. Not retried, because the caller decides by the ledger.</summary>
    Task<RunAnswer> RequestRunAsync(string templateId, CancellationToken cancellationToken);

    /// <summary>
    /// Polls the status of a template until the caller stops; null once it is deleted. All callers for one resource group share one list
    /// call for each interval. Temporary errors are ignored.
    /// </summary>
    IAsyncEnumerable<TemplateStatus?> WatchAsync(string templateId, CancellationToken cancellationToken);

    /// <summary>Requests to cancel the run in progress, which then stays Canceling for a while. Does nothing if the run has ended.</summary>
    Task CancelAsync(string templateId, CancellationToken cancellationToken);

    /// <summary>Reads the outputs of the last successful run, one for each distributor.</summary>
    Task<IReadOnlyList<RunOutput>> RunOutputsAsync(string templateId, CancellationToken cancellationToken);

    /// <summary>Reads the error of an operation; null if it has none or has expired.</summary>
    Task<string?> ErrorOfAsync(Uri operation, CancellationToken cancellationToken);
}
