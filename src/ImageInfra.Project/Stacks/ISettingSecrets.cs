using ImageInfra.Model.Images;

namespace ImageInfra.Project.Stacks;

/// <summary>Decrypts secrets in a stack's settings on demand.</summary>
public interface ISettingSecrets
{
    /// <summary>Decrypts a secret.</summary>
    /// <remarks>Throws an implementation-specific exception if the secret is unavailable; its message has the next step.</remarks>
    Task<string> ReadAsync(SecretSetting secret, CancellationToken cancellationToken);
}
