using System.Reflection;
using ImageInfra.UnitTests.Support;

namespace ImageInfra.UnitTests.Offline;

/// <summary>A stand-in offers nothing that the real package does not: what compiles here compiles there.</summary>
public sealed class StandInSurfaceTests
{
    /// <summary>
    /// What the lists, which are of other types, leave out: NAT gateways and public IP addresses, with every member that the
    /// declarations of the package for Node.js, 3.28.0, have. It is made from the same schema.
    /// </summary>
    private const string Declared = "tests/ImageInfra.UnitTests/Offline/DeclaredMembers.txt";

    [StandInTheory]
    [InlineData("Pulumi")]
    [InlineData("Pulumi.Automation")]
    [InlineData("Pulumi.AzureNative")]
    public void Every_public_member_is_the_real_packages(string name)
    {
        var real = File.ReadLines(Path.Combine(StandInTheoryAttribute.ListsDirectory, $"{name}.txt"))
            .Concat(File.ReadLines(Path.Combine(RepositoryFiles.Root, Declared)))
            .ToHashSet(StringComparer.Ordinal);

        var ours = PublicSurface.Of(Assembly.Load(name)).ToList();

        Assert.NotEmpty(ours);
        Assert.DoesNotContain(ours, line => !real.Contains(line));
    }
}
