using ImageInfra.Model.Settings;

namespace ImageInfra.UnitTests.Driver.Retention.World;

/// <summary>The settings of a stack in the model world.</summary>
internal sealed class ModelStack(string name, RetentionRules rules)
{
    public string Name => name;

    public RetentionRules Rules => rules;

    /// <summary>The current and previous versions of channels.</summary>
    public Dictionary<(string Image, string Channel), (ModelVersion Version, ModelVersion? Previous)> Channels { get; } = [];

    public Dictionary<string, ModelVersion> Pins { get; } = [];

    /// <summary>The versions promoted from another stack.</summary>
    public HashSet<ModelVersion> Promotions { get; } = [];
}
