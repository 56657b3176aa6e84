using ImageInfra.Model.Description;

namespace ImageInfra.Model.Settings;

/// <summary>One setting of a stack: how the reader checks it, and what the reference page shows.</summary>
internal sealed record SettingKey : KeyDescription
{
    /// <param name="name">The key, without its namespace.</param>
    /// <param name="type">What it holds.</param>
    /// <param name="otherwise">What applies where it is left out, in words or as a value in backticks.</param>
    /// <param name="description">What it is for, in a sentence or two.</param>
    /// <param name="example">The value as YAML: one line, or a block without indentation.</param>
    public SettingKey(string name, KeyType type, string otherwise, string description, string example)
        : base(name, type, description) => (Otherwise, Example) = (otherwise, example);

    /// <summary>Whether it is the name of something in Azure or on disk.</summary>
    public bool IsName { get; init; }

    /// <summary>What in it may be a secret.</summary>
    public SecretValues Secrets { get; init; }

    /// <summary>Optional. The command that writes it. Default: people do.</summary>
    public string? WrittenBy { get; init; }

    /// <summary>Optional. The page with more about it.</summary>
    public string? Page { get; init; }
}

/// <summary>What in a setting may be a secret.</summary>
internal enum SecretValues
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>The values of a map of tags.</summary>
    OfTags,

    /// <summary>The values of the tags of an image.</summary>
    OfOverrides,

    /// <summary>The address of a webhook, and the key that its requests are signed with.</summary>
    OfWebhooks,
}
