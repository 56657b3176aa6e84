using ImageInfra.Driver.Foundations;

namespace ImageInfra.Driver.Logs;

/// <summary>The logs that Image Builder keeps of a template's runs, in the template's staging resource group.</summary>
public interface ICustomizationLogs
{
    /// <summary>The log as it is now; null if there is none (yet). Of a long log the middle is left out.</summary>
    /// <param name="templateId">The ARM id of the template.</param>
    /// <param name="run">The folder of the run's logs or how it begins; null for the last run.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="DriverException">There is no such template, or its log may not be read.</exception>
    Task<RunLog?> ReadAsync(string templateId, string? run, CancellationToken cancellationToken);

    /// <summary>
    /// The complete lines of the log, as they are written, until the run has ended. Waits for a log that is not there
    /// yet.
    /// </summary>
    /// <param name="templateId">The ARM id of the template.</param>
    /// <param name="run">The folder of the run's logs or how it begins; null for the last run.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="DriverException">
    /// There is no such template, no log although the run has ended, or it may not be read.
    /// </exception>
    IAsyncEnumerable<string> FollowAsync(string templateId, string? run, CancellationToken cancellationToken);
}
