using System.Globalization;
using ImageInfra.Model.Description;
using ImageInfra.Model.Images;

namespace ImageInfra.Model.Catalog;

/// <summary>A fragment: steps that images share.</summary>
/// <param name="Name">The name of the fragment, and of its file.</param>
/// <param name="Description">The effect of the steps.</param>
/// <param name="OsType">The operating system of images that use it.</param>
/// <param name="Parameters">The parameters.</param>
/// <param name="Customizers">Its customizers.</param>
/// <param name="Validators">Its validators.</param>
/// <param name="Folder">The folder of the file. Paths in the fragment are relative to it.</param>
internal sealed record Fragment(
    string Name,
    string Description,
    OsType OsType,
    IReadOnlyList<FragmentParameter> Parameters,
    FragmentSteps Customizers,
    FragmentSteps Validators,
    string Folder);

/// <summary>The customizers or the validators of a fragment, before substitution.</summary>
/// <param name="Items">The steps, in order.</param>
/// <param name="Parameters">The parameters that the steps use.</param>
internal sealed record FragmentSteps(IReadOnlyList<YamlMapping> Items, IReadOnlySet<string> Parameters);

/// <summary>A parameter of a fragment.</summary>
/// <param name="Name">The name.</param>
/// <param name="Type"><c>text</c>, <c>number</c> or <c>flag</c>.</param>
/// <param name="Default">The default value. Without it, the parameter is required.</param>
/// <param name="Description">The effect of the value.</param>
internal sealed record FragmentParameter(string Name, string Type, YamlText? Default, string Description)
{
    /// <summary>Returns the problem with a value, or null if it is valid.</summary>
    public string? Problem(YamlValue value) => (Type, value) switch
    {
        (_, YamlText { IsUnresolved: true }) => null,
        (FragmentKeys.NumberType, YamlText { IsPlain: true } n) when int.TryParse(n.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _) => null,
        (FragmentKeys.FlagType, YamlText { IsPlain: true, Value: "true" or "false" }) => null,
        (FragmentKeys.TextType, YamlText { IsNull: false }) => null,
        (FragmentKeys.NumberType, _) => "expected a whole number",
        (FragmentKeys.FlagType, _) => "expected true or false",
        _ => "expected a text",
    };

    /// <summary>Converts a value for substitution. The value of a text parameter stays a text, even if it looks like a number or a flag.</summary>
    public YamlText Put(YamlText value, int line) => value with { Line = line, IsPlain = Type != FragmentKeys.TextType };
}
