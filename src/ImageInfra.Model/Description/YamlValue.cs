using ImageInfra.Model.Images;

namespace ImageInfra.Model.Description;

/// <summary>A value in a YAML file, and the line it begins at.</summary>
internal abstract record YamlValue(int Line);

/// <summary>A mapping, with its keys in the order of the file.</summary>
internal sealed record YamlMapping(int Line, IReadOnlyDictionary<string, YamlEntry> Entries) : YamlValue(Line)
{
    /// <summary>What errors call it where its place in its list is not its place in the file.</summary>
    public string? Path { get; init; }

    /// <summary>Whether it stands for a secret of a stack.</summary>
    public bool IsSecret => Entries.Count == 1 && Entries.GetValueOrDefault(SecretSetting.Property)?.Value is YamlText;
}

/// <summary>A list.</summary>
internal sealed record YamlList(int Line, IReadOnlyList<YamlValue> Items) : YamlValue(Line);

/// <summary>A text, a number or a flag; YAML tells them apart only when they are read.</summary>
internal sealed record YamlText(int Line, string Value, bool IsPlain) : YamlValue(Line)
{
    /// <summary>Whether its lines stand below the line it begins at, after <c>|</c> or <c>&gt;</c>.</summary>
    public bool IsBlock { get; init; }

    /// <summary>The folder that it is meant from, where it is a path of another file than the one that is read.</summary>
    public string? Folder { get; init; }

    /// <summary>Whether nothing was written.</summary>
    public bool IsNull => IsPlain && Value is "" or "~" or "null";

    /// <summary>Whether it depends on a parameter that has no value yet.</summary>
    public bool IsOpen { get; init; }

    /// <summary>Whether the value is not known yet, because of a parameter or an import. Rules skip it.</summary>
    public bool IsUnresolved => IsOpen || Unresolved.Is(Value);
}

/// <summary>One key of a mapping.</summary>
internal sealed record YamlEntry(int Line, YamlValue Value);
