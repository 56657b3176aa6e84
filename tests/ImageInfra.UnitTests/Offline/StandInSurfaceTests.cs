using System.Reflection;
using ImageInfra.UnitTests.Support;

namespace ImageInfra.UnitTests.Offline;

/// <summary>Tests that a stand-in offers only what the real package offers, so that its callers compile with both.</summary>
public sealed class StandInSurfaceTests
{
    [StandInTheory]
    [InlineData("Pulumi")]
    [InlineData("Pulumi.Automation")]
    [InlineData("Pulumi.AzureNative")]
    public void Every_public_member_exists_in_the_real_package(string name)
    {
        var real = Lines(name).ToHashSet(StringComparer.Ordinal);

        var ours = PublicSurface.Of(Assembly.Load(name)).ToList();

        Assert.NotEmpty(ours);
        Assert.DoesNotContain(ours, line => !real.Contains(line));
    }

    /// <summary>Tests the reverse too, so that a name that is ambiguous in the real package is ambiguous in the stand-in.</summary>
    [StandInTheory]
    [InlineData("Pulumi.AzureNative")]
    public void Every_member_in_the_list_is_in_the_generated_stand_in(string name)
    {
        var ours = PublicSurface.Of(Assembly.Load(name)).ToHashSet(StringComparer.Ordinal);

        // PublicSurface does not write interfaces, defaults of parameters, and parameters of overrides.
        var missing = Lines(name)
            .Where(line => line[0] is not ('I' or 'O') && !line.EndsWith(" #0 obj", StringComparison.Ordinal))
            .Where(line => !ours.Contains(line));

        Assert.Empty(missing);
    }

    [StandInTheory]
    [InlineData("Pulumi.AzureNative")]
    public void Names_on_the_wire_equal_those_of_the_real_package(string name)
    {
        var ours = WireSurface.Of(Assembly.Load(name)).Order(StringComparer.Ordinal);

        Assert.Equal(Lines($"{name}.wire").Order(StringComparer.Ordinal), ours);
    }

    private static IEnumerable<string> Lines(string list) =>
        File.ReadLines(Path.Combine(MemberLists.Folder, $"{list}.txt")).Where(line => line.Length > 0);
}
