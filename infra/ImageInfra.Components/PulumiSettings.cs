using ImageInfra.Model.Settings;
using Pulumi;

namespace ImageInfra.Components;

/// <summary>A stack's settings, from Pulumi's configuration inside a running program.</summary>
/// <param name="project">The folder of <c>Pulumi.yaml</c>, where the stack's file most often is.</param>
internal sealed class PulumiSettings(string project) : SettingsSource
{
    private readonly Config _config = new(ImageFactory.ConfigNamespace);

    public override string File => $"Pulumi.{Deployment.Instance.StackName}.yaml";

    public override string? Find(string key) => _config.Get(key);

    // Pulumi gives values without their lines; where its file is not there, or not as people write it, there are none to name.
    public override int LineOf(string key)
    {
        var file = Path.Combine(project, File);
        var begins = $"{ImageFactory.ConfigNamespace}:{key}:";
        return System.IO.File.Exists(file)
            ? System.IO.File.ReadLines(file).Index().FirstOrDefault(l => l.Item.TrimStart().StartsWith(begins, StringComparison.Ordinal), (Index: -1, Item: "")).Index + 1
            : 0;
    }
}
