using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using ImageInfra.UnitTests.Support;

namespace ImageInfra.UnitTests.Offline;

/// <summary>The real Pulumi packages for a compiler: declarations of all listed members, and of the names of all other types.</summary>
internal static class RealPackages
{
    private static readonly Lazy<ImmutableArray<Compilation>> s_declared = new(Declare);

    public static IEnumerable<MetadataReference> References => s_declared.Value.Select(c => c.ToMetadataReference());

    public static IEnumerable<Compilation> Declared => s_declared.Value;

    /// <summary>The lines of a member list.</summary>
    public static ListedAssembly Read(string package) =>
        ListedAssembly.Read(File.ReadLines(Path.Combine(MemberLists.Folder, $"{package}.txt")));

    private static ImmutableArray<Compilation> Declare()
    {
        var pulumi = SourceCompilation.Of("Pulumi", [], Read("Pulumi").ToCSharp());
        var automation = SourceCompilation.Of("Pulumi.Automation", [pulumi.ToMetadataReference()], Read("Pulumi.Automation").ToCSharp());
        var listed = Read("Pulumi.AzureNative");
        var azureNative = SourceCompilation.Of(
            "Pulumi.AzureNative",
            [pulumi.ToMetadataReference()],
            listed.ToCSharp(),
            OtherTypes.ToCSharp(listed.TypeNames.ToHashSet(StringComparer.Ordinal)));
        return [pulumi, automation, azureNative];
    }
}
