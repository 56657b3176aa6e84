namespace ImageInfra.Driver.Builds;

/// <summary>A wait for Azure to show a run.</summary>
/// <param name="IsAccepted">Whether Azure accepted the request for the run. If not, the response to the request was lost.</param>
/// <param name="Until">The end of the wait, by Azure's clock.</param>
internal sealed record RunWait(bool IsAccepted, DateTimeOffset Until);
