using ImageInfra.Model.Images;

namespace ImageInfra.Driver.Projects;

/// <summary>Decrypts secrets in a stack's settings, one when it is needed.</summary>
public interface ISettingSecrets
{
    /// <summary>The value of a secret.</summary>
    /// <exception cref="DriverException">It cannot be had; the message says why, and what to do.</exception>
    Task<string> ReadAsync(SecretSetting secret, CancellationToken cancellationToken);
}
