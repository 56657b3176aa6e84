using ImageInfra.Model.Importing.Arm;

namespace ImageInfra.Model.Loading;

/// <summary>A value in a YAML file, and the line it begins at.</summary>
internal abstract record YamlValue(int Line);

/// <summary>A mapping, with its keys in the order of the file.</summary>
internal sealed record YamlMapping(int Line, IReadOnlyDictionary<string, YamlEntry> Entries) : YamlValue(Line);

/// <summary>A list.</summary>
internal sealed record YamlList(int Line, IReadOnlyList<YamlValue> Items) : YamlValue(Line);

/// <summary>A text, a number or a flag; YAML tells them apart only when they are read.</summary>
internal sealed record YamlText(int Line, string Value, bool IsPlain) : YamlValue(Line)
{
    /// <summary>Whether its lines stand below the line it begins at, after <c>|</c> or <c>&gt;</c>.</summary>
    public bool IsBlock { get; init; }

    /// <summary>Whether nothing was written.</summary>
    public bool IsNull => IsPlain && Value is "" or "~" or "null";

    /// <summary>Whether an import left something open in it. That is an error already, and no other rule is to judge it.</summary>
    public bool IsUnresolved => Unresolved.Is(Value);
}

/// <summary>One key of a mapping.</summary>
internal sealed record YamlEntry(int Line, YamlValue Value);
