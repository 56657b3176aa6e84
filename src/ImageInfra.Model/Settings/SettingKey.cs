using ImageInfra.Model.Description;

namespace ImageInfra.Model.Settings;

/// <summary>A setting of a stack. The reader validates with it, and the reference page is generated from it.</summary>
internal sealed record SettingKey : KeyDescription
{
    /// <param name="name">The key, without its namespace.</param>
    /// <param name="type">The type of the value.</param>
    /// <param name="otherwise">The default: a value in backticks, or a description.</param>
    /// <param name="description">The purpose, in one or two sentences.</param>
    /// <param name="example">The value as YAML: one line, or a block without indentation.</param>
    public SettingKey(string name, KeyType type, string otherwise, string description, string example)
        : base(name, type, description) => (DefaultText, Example) = (otherwise, example);

    /// <summary>Whether it names an Azure resource or a folder.</summary>
    public bool IsName { get; init; }

    /// <summary>The parts of the value that may be secrets.</summary>
    public SecretValues Secrets { get; init; }

    /// <summary>Optional. The commands that write the setting. Default: only people edit it.</summary>
    public string? WrittenBy { get; init; }

    /// <summary>Optional. The page with details.</summary>
    public string? Page { get; init; }
}

/// <summary>The parts of a setting that may be secrets.</summary>
internal enum SecretValues
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>The values of a map of tags.</summary>
    OfTags,

    /// <summary>The tag values in overrides.</summary>
    OfOverrides,

    /// <summary>The address of a webhook, and its signing key.</summary>
    OfWebhooks,
}
