using ImageInfra.Model.Images;

namespace ImageInfra.Project.Stacks;

/// <summary>Decrypts secrets in a stack's settings, one when it is needed.</summary>
public interface ISettingSecrets
{
    /// <summary>The value of a secret.</summary>
    /// <remarks>Throws the implementation's own exception where the secret is not available; its message says why, and what to do.</remarks>
    Task<string> ReadAsync(SecretSetting secret, CancellationToken cancellationToken);
}
