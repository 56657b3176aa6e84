using ImageInfra.Model.Images;

namespace ImageInfra.Model.Description;

/// <summary>A value in a YAML file, and its first line.</summary>
internal abstract record YamlValue(int Line);

/// <summary>A mapping. Keys keep the order of the file.</summary>
internal sealed record YamlMapping(int Line, IReadOnlyDictionary<string, YamlEntry> Entries) : YamlValue(Line)
{
    /// <summary>The path in errors, if it differs from the position in the file.</summary>
    public string? Path { get; init; }

    /// <summary>Whether the mapping stands for a secret of a stack.</summary>
    public bool IsSecret => Entries.Count == 1 && Entries.GetValueOrDefault(SecretSetting.Property)?.Value is YamlText;
}

/// <summary>A list.</summary>
internal sealed record YamlList(int Line, IReadOnlyList<YamlValue> Items) : YamlValue(Line);

/// <summary>A text, a number or a flag. Readers determine the type, because YAML does not.</summary>
internal sealed record YamlText(int Line, string Value, bool IsPlain) : YamlValue(Line)
{
    /// <summary>Whether the text is a block, after <c>|</c> or <c>&gt;</c>; it starts on the next line.</summary>
    public bool IsBlock { get; init; }

    /// <summary>The base folder of a relative path that comes from another file.</summary>
    public string? Folder { get; init; }

    /// <summary>Whether the value is empty.</summary>
    public bool IsNull => IsPlain && Value is "" or "~" or "null";

    /// <summary>Whether the value depends on a parameter without a value.</summary>
    public bool IsOpen { get; init; }

    /// <summary>Whether the value is unknown, because of a parameter or an import. Rules skip it.</summary>
    public bool IsUnresolved => IsOpen || Unresolved.Is(Value);
}

/// <summary>One key of a mapping.</summary>
internal sealed record YamlEntry(int Line, YamlValue Value);
