using ImageInfra.Model.Images;

namespace ImageInfra.Model.Settings;

/// <summary>
/// A source of stack settings: Pulumi's configuration inside a program, or the stack file outside of one. Both return values as
/// Pulumi does: structured values are JSON, and <see cref="SecretSetting.Marker"/> replaces the value of a secret.
/// </summary>
public abstract class SettingsSource
{
    /// <summary>The namespace of the settings, equal to the name of the Pulumi project.</summary>
    public const string Namespace = SecretSetting.Namespace;

    /// <summary>The file name in errors, such as <c>Pulumi.dev.yaml</c>.</summary>
    public abstract string File { get; }

    /// <summary>The keys under <c>imageinfra:</c> in the source, known or not. Default: empty, if they can't be listed.</summary>
    public virtual IReadOnlyList<string> Keys => [];

    /// <summary>The errors of the file itself, independent of the settings. Default: none.</summary>
    public virtual IReadOnlyList<CatalogError> Problems => [];

    /// <summary>The subscription of the stack (<c>azure-native:subscriptionId</c>), or null if not set.</summary>
    public virtual string? Subscription => null;

    /// <summary>Returns the value of <c>imageinfra:key</c>, or null.</summary>
    public abstract string? Find(string key);

    /// <summary>Returns the line of the key, starting at 1; 0 if unknown.</summary>
    public virtual int LineOf(string key) => 0;

    /// <summary>Returns the file with the key. Default: <see cref="File"/>.</summary>
    public virtual string FileOf(string key) => File;
}
