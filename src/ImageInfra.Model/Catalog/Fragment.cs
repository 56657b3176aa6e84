using System.Globalization;
using ImageInfra.Model.Description;
using ImageInfra.Model.Images;

namespace ImageInfra.Model.Catalog;

/// <summary>Steps that images share.</summary>
/// <param name="Name">Its name, and its file's.</param>
/// <param name="Description">What it does.</param>
/// <param name="OsType">The operating system that it is for.</param>
/// <param name="Parameters">The parameters.</param>
/// <param name="Customizers">Its customizers.</param>
/// <param name="Validators">Its validators.</param>
/// <param name="Folder">The folder of its file, which paths in it are meant from.</param>
internal sealed record Fragment(
    string Name,
    string Description,
    OsType OsType,
    IReadOnlyList<FragmentParameter> Parameters,
    FragmentSteps Customizers,
    FragmentSteps Validators,
    string Folder);

/// <summary>The customizers or the validators of a fragment, placeholders and all.</summary>
/// <param name="Items">The steps, in order.</param>
/// <param name="Parameters">The parameters that they mention.</param>
internal sealed record FragmentSteps(IReadOnlyList<YamlMapping> Items, IReadOnlySet<string> Parameters);

/// <summary>A parameter of a fragment.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type"><c>text</c>, <c>number</c> or <c>flag</c>.</param>
/// <param name="Default">Its value where none is given; without one, a value must be given.</param>
/// <param name="Description">What it decides.</param>
internal sealed record FragmentParameter(string Name, string Type, YamlText? Default, string Description)
{
    /// <summary>What is wrong with a value, or null.</summary>
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

    /// <summary>A value as it is put in place: what is a text stays one, even when it reads like a number or a flag.</summary>
    public YamlText Put(YamlText value, int line) => value with { Line = line, IsPlain = Type != FragmentKeys.TextType };
}
