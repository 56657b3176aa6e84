using ImageInfra.Model.Description;
using ImageInfra.Model.Images;

namespace ImageInfra.Model.Catalog;

/// <summary>What customizers and validators have in common: a type that suits the operating system, and a name.</summary>
internal static class StepReader
{
    public const string Source = "source";
    private const string SourceUri = "sourceUri";

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

    /// <summary>A file to copy: where it comes from, and its place.</summary>
    public static (Script Source, string Destination) File(MappingReader step, LocalFileReader local)
    {
        var (hasUri, hasLocal) = (step.HasValue(SourceUri), step.HasValue(Source));
        if (hasUri == hasLocal)
        {
            step.Fail(
                hasUri ? Source : SourceUri,
                hasUri ? $"can't go with {SourceUri}; expected one of the two" : $"is required for a File, or else {Source} with a file of this project");
        }

        var script = Script.Remote(step, SourceUri, hasUri) with { File = local.Read(step, Source, isScript: false) };
        return (script, step.Text("destination") ?? "");
    }

    private static bool Suits(string type, OsType os) => s_anywhere.Contains(type) || (os is OsType.Linux) == s_linux.Contains(type);
}
