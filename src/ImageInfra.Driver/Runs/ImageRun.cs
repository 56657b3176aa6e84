using ImageInfra.Model.Images;

namespace ImageInfra.Driver.Runs;

/// <summary>One run of an image template, identified by the template and the start time.</summary>
/// <param name="TemplateId">The ARM id of the template.</param>
/// <param name="StartTime">The start time, by Azure's clock.</param>
/// <param name="WasInProgress">Whether the run was in progress already when it was requested.</param>
public sealed record ImageRun(string TemplateId, DateTimeOffset StartTime, bool WasInProgress)
{
    /// <summary>The id of the run, which is the same in every process and in the ledger.</summary>
    public Guid RunId => DeterministicGuid.Create("run", TemplateId, StartTime.UtcDateTime.ToString("O"));
}
