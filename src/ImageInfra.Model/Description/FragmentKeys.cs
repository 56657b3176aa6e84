namespace ImageInfra.Model.Description;

/// <summary>The keys of a fragment file.</summary>
internal static class FragmentKeys
{
    public const string TextType = "text";
    public const string NumberType = "number";
    public const string FlagType = "flag";

    private static readonly KeyType.Text s_name = new(new(
        text => Substitution.IsName(text) ? null : $"'{text}' is not a name; expected a letter, then letters, digits, '-' and '_'",
        "a letter, then letters, digits, `-` and `_`",
        "^[A-Za-z][A-Za-z0-9_-]*$"));

    public static MappingKeys All { get; } = new(
        "fragment",
        "",
        new("name", s_name, "The name of the fragment, and of its file without `.yaml`.") { IsRequired = true, Example = "windows-update" },
        new("description", KeyRules.Free, "The effect of the steps.") { IsRequired = true, Example = "Installs updates, and restarts" },
        new("osType", new KeyType.Choice("Windows", "Linux"), "The operating system of images that use the fragment.") { IsRequired = true, Example = "Windows" },
        new("parameters", new KeyType.List(new KeyType.Mapping(Parameter)), "The parameters that an image sets under `with`. In the steps, `${{ name }}` stands for the value."),
        new("customize", new KeyType.List(StepKeys.PlainCustomizers), "The customizers, in order."),
        new("validate", new KeyType.List(StepKeys.PlainValidators), "The checks, in order."));

    private static MappingKeys Parameter => new(
        "parameter",
        "",
        new("name", s_name, "The name of the parameter.") { IsRequired = true, Example = "updateLimit" },
        new("type", new KeyType.Choice(TextType, NumberType, FlagType), "The type of the value.") { Default = TextType, Example = NumberType },
        new("default", new KeyType.Scalar(), "The value if the image sets none.") { DefaultText = "the image must set a value", Example = "40" },
        new("description", KeyRules.Free, "The effect of the value.") { IsRequired = true, Example = "Maximum number of updates" });
}
