using System.Globalization;
using ImageInfra.UnitTests.Support;
using Microsoft.CodeAnalysis;

namespace ImageInfra.UnitTests.Offline;

/// <summary>
/// Tests that every name of the Pulumi packages in this code exists in the real packages and is unambiguous: the code is compiled
/// against declarations generated from the lists of the real members.
/// </summary>
public sealed class RealPackageNamesTests
{
    private const string Usings = """
        using Pulumi;
        using Pulumi.AzureNative.Network;
        using Pulumi.AzureNative.Network.Inputs;
        using Pulumi.AzureNative.Resources;

        """;

    private static MetadataReference Model { get; } = MetadataReference.CreateFromFile(typeof(ImageInfra.Model.Images.ImageSpec).Assembly.Location);

    private static MetadataReference Project { get; } = MetadataReference.CreateFromFile(typeof(ImageInfra.Project.Checks.ProjectFolder).Assembly.Location);

    private static MetadataReference Import { get; } = MetadataReference.CreateFromFile(typeof(ImageInfra.Import.Contract.ImportFile).Assembly.Location);

    [MemberListFact]
    public void The_components_and_the_program_compile_against_the_real_packages()
    {
        var components = SourceCompilation.OfFolder("infra/ImageInfra.Components", [.. RealPackages.References, Model]);
        var program = SourceCompilation.OfFolder("infra/ImageInfra.Program", [.. RealPackages.References, Model, Project, components.ToMetadataReference()]);

        AssertCompiles(components);
        AssertCompiles(program);
        var names = components.PulumiNames();
        Assert.Contains("Pulumi.AzureNative.Network.SubnetArgs.AddressPrefix", names);
        Assert.Contains("Pulumi.AzureNative.VirtualMachineImages.VirtualMachineImageTemplate", names);
        Assert.True(names.Count > 200, $"{names.Count} names were found in the components");
    }

    [MemberListFact]
    public void The_driver_compiles_against_the_real_packages()
    {
        var components = SourceCompilation.OfFolder("infra/ImageInfra.Components", [.. RealPackages.References, Model]);
        var driver = SourceCompilation.OfFolder("src/ImageInfra.Driver", [.. RealPackages.References, Model, Project, Import, components.ToMetadataReference()]);

        AssertCompiles(driver);
        Assert.Contains("Pulumi.Automation.LocalWorkspace", driver.PulumiNames());
    }

    [Fact]
    public void The_components_use_no_name_of_a_type_that_the_stand_in_omits()
    {
        MetadataReference[] packages =
        [
            MetadataReference.CreateFromFile(typeof(Pulumi.Resource).Assembly.Location),
            MetadataReference.CreateFromFile(typeof(Pulumi.AzureNative.Compute.Gallery).Assembly.Location),
        ];
        var known = typeof(Pulumi.AzureNative.Compute.Gallery).Assembly.GetExportedTypes().Select(t => t.FullName!).ToHashSet(StringComparer.Ordinal);
        var others = SourceCompilation.Of("OtherTypes", [], OtherTypes.ToCSharp(known));

        var components = SourceCompilation.OfFolder("infra/ImageInfra.Components", [.. packages, others.ToMetadataReference(), Model]);

        AssertCompiles(others);
        AssertCompiles(components);
    }

    [MemberListTheory]
    [InlineData("new SubnetArgs { AddressPrefix = \"10.0.0.0/24\" }", "CS0104", "'SubnetArgs' is an ambiguous reference")]
    [InlineData("new NetworkSecurityGroupArgs()", "CS0104", "'NetworkSecurityGroupArgs' is an ambiguous reference")]
    [InlineData("Deployment.Instance.StackName", "CS0104", "'Deployment' is an ambiguous reference")]
    [InlineData("new SecurityRuleArgs()", "CS0104", "'SecurityRuleArgs' is an ambiguous reference")]
    [InlineData("typeof(Resource)", "CS0104", "'Resource' is an ambiguous reference")]
    [InlineData("new SubnetworkArgs()", "CS0246", "'SubnetworkArgs'")]
    [InlineData("new AddressSpaceArgs { Adresses = \"x\" }", "CS0117", "'Adresses'")]
    [InlineData("new AddressSpaceArgs { AddressPrefixes = 1 }", "CS0029", "'int'")]
    [InlineData("SecurityRuleAccess.Permit", "CS0117", "'Permit'")]
    [InlineData("new VirtualNetwork(\"x\")", "CS7036", "'args'")]
    [InlineData("((VirtualNetwork)null!).Subnet", "CS1061", "'Subnet'")]
    [InlineData("Output.Create(1).Applied(x => x)", "CS1061", "'Applied'")]
    public void A_missing_or_ambiguous_name_is_a_compile_error(string expression, string code, string message)
    {
        var compilation = SourceCompilation.Of(
            "Snippet",
            RealPackages.References,
            $$"""{{Usings}} internal static class Snippet { public static object? Value() => {{expression}}; }""");

        var error = Assert.Single(compilation.Errors());

        Assert.Equal(code, error.Id);
        Assert.Contains(message, error.GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    /// <summary>Tests that every declaration was parsed, because a misread one would hide its member.</summary>
    [MemberListTheory]
    [InlineData("Pulumi")]
    [InlineData("Pulumi.Automation")]
    [InlineData("Pulumi.AzureNative")]
    public void Every_line_of_a_member_list_becomes_a_declaration(string package)
    {
        var listed = RealPackages.Read(package);
        var declared = RealPackages.Declared.Single(c => c.AssemblyName == package);

        Assert.Empty(declared.SyntaxTrees.SelectMany(tree => tree.GetDiagnostics()));
        Assert.DoesNotContain(listed.TypeNames, name => declared.Assembly.GetTypeByMetadataName(name) is null);
        Assert.All(listed.Members, member => Assert.NotEmpty(declared.Assembly.GetTypeByMetadataName(member.Owner)!.GetMembers(member.MetadataName)));
    }

    private static void AssertCompiles(Compilation compilation)
    {
        var errors = compilation.Errors();
        Assert.True(errors.Count == 0, string.Join('\n', errors));
    }
}
