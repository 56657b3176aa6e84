namespace ImageInfra.Driver.Builds;

/// <summary>A user-defined check of a new version, such as a smoke test or a scan.</summary>
public interface IVersionCheck
{
    /// <summary>Checks a version. Returns the reason why it fails; null if it passes.</summary>
    Task<string?> CheckAsync(string image, string versionId, CancellationToken cancellationToken);
}
