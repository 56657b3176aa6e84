namespace ImageInfra.Model.Description;

/// <summary>The keys of a file that has a fragment.</summary>
internal static class FragmentKeys
{
    public const string TextType = "text";
    public const string NumberType = "number";
    public const string FlagType = "flag";

    private static readonly KeyType.Text s_name = new(new(
        text => Substitution.IsName(text) ? null : $"'{text}' is no name; expected a letter, then letters, digits, '-' and '_'",
        "a letter, then letters, digits, `-` and `_`",
        "^[A-Za-z][A-Za-z0-9_-]*$"));

    public static MappingKeys All { get; } = new(
        "fragment",
        "",
        new("name", s_name, "The fragment's name, and its file's without `.yaml`.") { IsRequired = true, Example = "windows-update" },
        new("description", KeyRules.Free, "What it does.") { IsRequired = true, Example = "Installs updates, and restarts" },
        new("osType", new KeyType.Choice("Windows", "Linux"), "The operating system that it is for.") { IsRequired = true, Example = "Windows" },
        new("parameters", new KeyType.List(new KeyType.Mapping(Parameter)), "What an image may set in `with`. In the steps, `${{ name }}` stands for the value."),
        new("customize", new KeyType.List(StepKeys.PlainCustomizers), "The customizers, in order."),
        new("validate", new KeyType.List(StepKeys.PlainValidators), "The checks, in order."));

    private static MappingKeys Parameter => new(
        "parameter",
        "",
        new("name", s_name, "The parameter's name.") { IsRequired = true, Example = "updateLimit" },
        new("type", new KeyType.Choice(TextType, NumberType, FlagType), "What its value is.") { Default = TextType, Example = NumberType },
        new("default", new KeyType.Scalar(), "Its value where an image gives none.") { Otherwise = "an image must give one", Example = "40" },
        new("description", KeyRules.Free, "What it decides.") { IsRequired = true, Example = "How many updates at the most" });
}
