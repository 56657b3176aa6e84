namespace ImageInfra.Driver.Builds;

/// <summary>One run of an image template, which its template and start time identify.</summary>
/// <param name="TemplateId">The ARM id of the template.</param>
/// <param name="StartTime">When it began, by Azure's clock.</param>
/// <param name="Operation">The operation to poll for its error, or null when somebody else started the run.</param>
public sealed record ImageRun(string TemplateId, DateTimeOffset StartTime, Uri? Operation)
{
    /// <summary>Whether the run was in progress already when it was asked for.</summary>
    public bool WasInProgress => Operation is null;
}
