using ImageInfra.Model.Images;

namespace ImageInfra.Driver.Runs;

/// <summary>One run of an image template, which its template and start time identify.</summary>
/// <param name="TemplateId">The ARM id of the template.</param>
/// <param name="StartTime">When it began, by Azure's clock.</param>
/// <param name="WasInProgress">Whether it was there already when it was asked for.</param>
public sealed record ImageRun(string TemplateId, DateTimeOffset StartTime, bool WasInProgress)
{
    /// <summary>The run's id, the same for every process, and as the ledger has it.</summary>
    public Guid RunId => DeterministicGuid.Create("run", TemplateId, StartTime.UtcDateTime.ToString("O"));
}
