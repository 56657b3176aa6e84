using ImageInfra.Model.Images;

namespace ImageInfra.Model.Settings;

/// <summary>
/// Where a stack's settings come from: Pulumi's configuration inside a program, or the stack's file outside one.
/// Both give the value of <c>imageinfra:key</c> as Pulumi does, structured values as JSON. The value of a secret is never in it:
/// in its place is <see cref="SecretSetting.Marker"/>.
/// </summary>
public abstract class SettingsSource
{
    /// <summary>The namespace of the settings, and the name of the Pulumi project.</summary>
    public const string Namespace = SecretSetting.Namespace;

    /// <summary>The file to name in errors, such as <c>Pulumi.dev.yaml</c>.</summary>
    public abstract string File { get; }

    /// <summary>The keys under <c>imageinfra:</c> that it has, known or not. Default: none, where they cannot be listed.</summary>
    public virtual IReadOnlyList<string> Keys => [];

    /// <summary>What is wrong with the file itself, whatever the settings are. Default: nothing.</summary>
    public virtual IReadOnlyList<CatalogError> Problems => [];

    /// <summary>The subscription that the stack names (<c>azure-native:subscriptionId</c>), or null where it names none.</summary>
    public virtual string? Subscription => null;

    /// <summary>The value of <c>imageinfra:key</c>, or null.</summary>
    public abstract string? Find(string key);

    /// <summary>The line of the key in its file, from 1, or 0 where that is not known.</summary>
    public virtual int LineOf(string key) => 0;

    /// <summary>The file that has the key. Default: <see cref="File"/>.</summary>
    public virtual string FileOf(string key) => File;
}
