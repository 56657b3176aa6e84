using ImageInfra.Driver.Foundations;

namespace ImageInfra.Driver.Logs;

/// <summary>Reads the logs of a template's runs in its staging resource group.</summary>
public interface ICustomizationLogs
{
    /// <summary>Reads the current log; null if there is none yet. The middle of a long log is omitted.</summary>
    /// <param name="templateId">The ARM id of the template.</param>
    /// <param name="run">The folder of the run's logs, or its beginning; null for the last run.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="DriverException">The template does not exist, or permission to read its log is missing.</exception>
    Task<RunLog?> ReadAsync(string templateId, string? run, CancellationToken cancellationToken);

    /// <summary>
    /// Returns the whole lines of the log as they are written, until the run has ended. Waits for a log that does not exist yet.
    /// </summary>
    /// <param name="templateId">The ARM id of the template.</param>
    /// <param name="run">The folder of the run's logs, or its beginning; null for the last run.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="DriverException">
    /// The template does not exist, an ended run has no log, or permission to read the log is missing.
    /// </exception>
    IAsyncEnumerable<string> FollowAsync(string templateId, string? run, CancellationToken cancellationToken);
}
