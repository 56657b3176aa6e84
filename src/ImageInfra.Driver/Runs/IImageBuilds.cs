using System.Text.Json.Nodes;

namespace ImageInfra.Driver.Runs;

/// <summary>What templates do that no Pulumi resource has: run, be followed, be cancelled, name what they made.</summary>
public interface IImageBuilds
{
    /// <summary>How a template stands, or null when there is none.</summary>
    Task<TemplateStatus?> FindAsync(string templateId, CancellationToken cancellationToken);

    /// <summary>A template as ARM has it, or null when there is none.</summary>
    Task<JsonObject?> BodyAsync(string templateId, CancellationToken cancellationToken);

    /// <summary>How every template of a resource group stands.</summary>
    Task<IReadOnlyList<TemplateStatus>> ListAsync(string resourceGroupId, CancellationToken cancellationToken);

    /// <summary>Asks once that a template be run. Nothing is repeated: what an answer means is for the ledger to say.</summary>
    Task<RunAnswer> RequestRunAsync(string templateId, CancellationToken cancellationToken);

    /// <summary>
    /// How a template stands, again and again until nobody asks any more; null once it is gone. Whoever watches templates of
    /// one resource group shares one list call an interval, and survives reads that fail for a while.
    /// </summary>
    IAsyncEnumerable<TemplateStatus?> WatchAsync(string templateId, CancellationToken cancellationToken);

    /// <summary>Requests that the run in progress stops; it goes on for a while as Canceling. A run that ended is left alone.</summary>
    Task CancelAsync(string templateId, CancellationToken cancellationToken);

    /// <summary>What the last successful run made, one for each distributor.</summary>
    Task<IReadOnlyList<RunOutput>> RunOutputsAsync(string templateId, CancellationToken cancellationToken);

    /// <summary>The error of an operation, or null when it has none or Azure has forgotten it.</summary>
    Task<string?> ErrorOfAsync(Uri operation, CancellationToken cancellationToken);
}
