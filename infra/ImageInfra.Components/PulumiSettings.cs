using ImageInfra.Model.Settings;
using Pulumi;

namespace ImageInfra.Components;

/// <summary>A stack's settings, from Pulumi's configuration inside a running program.</summary>
internal sealed class PulumiSettings : SettingsSource
{
    private readonly Config _config = new(ImageFactory.ConfigNamespace);

    public override string File => $"Pulumi.{Deployment.Instance.StackName}.yaml";

    public override string? Find(string key) => _config.Get(key);
}
