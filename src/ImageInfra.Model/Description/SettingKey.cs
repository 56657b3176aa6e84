namespace ImageInfra.Model.Description;

/// <summary>One setting of a stack: what the reader knows it by, and what the reference page shows.</summary>
/// <param name="Name">The key, without its namespace.</param>
/// <param name="Default">What holds where it is left out, in words or as a value in backticks.</param>
/// <param name="Description">What it is for, in a sentence or two.</param>
/// <param name="Example">The value as YAML, as a stack's file may have it; a text of one line, or a block without indentation.</param>
internal sealed record SettingKey(string Name, string Default, string Description, string Example)
{
    /// <summary>Whether it is the name of something in Azure or on disk.</summary>
    public bool IsName { get; init; }

    /// <summary>What in it may be a secret.</summary>
    public SecretValues Secrets { get; init; }

    /// <summary>Optional. The command that writes it. Default: people do.</summary>
    public string? WrittenBy { get; init; }

    /// <summary>Optional. The page that says more.</summary>
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
