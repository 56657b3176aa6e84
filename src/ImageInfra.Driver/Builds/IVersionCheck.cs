namespace ImageInfra.Driver.Builds;

/// <summary>A check of a new version that the user brings: a smoke test, a scan.</summary>
public interface IVersionCheck
{
    /// <summary>Checks a version. Answers what is wrong with it, or null.</summary>
    Task<string?> CheckAsync(string image, string versionId, CancellationToken cancellationToken);
}
