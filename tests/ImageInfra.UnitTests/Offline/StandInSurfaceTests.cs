using System.Reflection;
using ImageInfra.UnitTests.Support;

namespace ImageInfra.UnitTests.Offline;

/// <summary>A stand-in offers nothing that the real package does not: what compiles here compiles there.</summary>
public sealed class StandInSurfaceTests
{
    [StandInTheory]
    [InlineData("Pulumi")]
    [InlineData("Pulumi.Automation")]
    [InlineData("Pulumi.AzureNative")]
    public void Every_public_member_is_the_real_packages(string name)
    {
        var real = File.ReadLines(Path.Combine(StandInTheoryAttribute.ListsDirectory, $"{name}.txt")).ToHashSet(StringComparer.Ordinal);

        var ours = PublicSurface.Of(Assembly.Load(name)).ToList();

        Assert.NotEmpty(ours);
        Assert.DoesNotContain(ours, line => !real.Contains(line));
    }
}
