using ImageInfra.Model.Settings;

namespace ImageInfra.UnitTests.Driver.Retention.World;

/// <summary>What a stack of the model world says in its settings.</summary>
internal sealed class ModelStack(string name, RetentionRules rules)
{
    public string Name => name;

    public RetentionRules Rules => rules;

    /// <summary>What channels stand for, and what they stood for before.</summary>
    public Dictionary<(string Image, string Channel), (ModelVersion Version, ModelVersion? Previous)> Channels { get; } = [];

    public Dictionary<string, ModelVersion> Pins { get; } = [];

    /// <summary>The versions of another stack that this one takes.</summary>
    public HashSet<ModelVersion> Promotions { get; } = [];
}
