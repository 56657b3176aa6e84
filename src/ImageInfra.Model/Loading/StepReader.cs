namespace ImageInfra.Model.Loading;

/// <summary>What customizers and validators have in common: a type that suits the operating system, and a name.</summary>
internal static class StepReader
{
    private static readonly string[] s_anywhere = ["File"];
    private static readonly string[] s_linux = ["Shell"];

    /// <summary>The type of a step, or null when it is none of those allowed here.</summary>
    public static string? Type(MappingReader step, OsType? osType)
    {
        var type = step.Variant();
        if (type is null || osType is null || Suits(type, osType.Value))
        {
            return type;
        }

        step.Fail("type", $"'{type}' is not for {osType}; expected {string.Join(", ", step.Variants.Where(a => Suits(a, osType.Value)))}");
        return null;
    }

    /// <summary>A file to copy: its address, its place and its checksum.</summary>
    public static (string SourceUri, string Destination, string? Sha256Checksum) File(MappingReader step) =>
        (step.Text("sourceUri") ?? "", step.Text("destination") ?? "", step.Text("sha256Checksum"));

    private static bool Suits(string type, OsType os) => s_anywhere.Contains(type) || (os is OsType.Linux) == s_linux.Contains(type);
}
