using System.Reflection;
using ImageInfra.Cli.Options;
using ImageInfra.UnitTests.Support;

namespace ImageInfra.UnitTests.Cli;

/// <summary>Tests the output of <c>--version</c>.</summary>
public sealed class VersionActionTests
{
    [Fact]
    public void A_build_on_the_real_packages_names_them()
    {
        var text = VersionAction.Text("1.2.3", key => key switch
        {
            "PulumiSdk" => "nuget",
            "Pulumi" => "3.112.1",
            "Pulumi.AzureNative" => "3.28.0",
            _ => null,
        });

        Assert.Equal("1.2.3 (Pulumi 3.112.1, azure-native 3.28.0)", text);
    }

    [Fact]
    public void A_build_on_the_stand_ins_names_the_missing_features()
    {
        var text = VersionAction.Text("1.2.3", key => key == "PulumiSdk" ? "offline" : null);

        Assert.Equal("1.2.3 (built without the Pulumi packages: --local and rehearse work, Azure does not; see offline/README.md)", text);
    }

    [Fact]
    public void This_build_has_the_versions_of_its_packages()
    {
        var facts = typeof(VersionAction).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().ToLookup(a => a.Key, a => a.Value);
        var isStandIn = PublicSurface.IsStandIn(typeof(Pulumi.Resource).Assembly);

        Assert.Equal(isStandIn ? "offline" : "nuget", Assert.Single(facts["PulumiSdk"]));
        Assert.Equal(isStandIn ? 0 : 1, facts["Pulumi"].Count());
        Assert.Equal(isStandIn ? 0 : 1, facts["Pulumi.AzureNative"].Count());
        Assert.DoesNotContain("unknown", VersionAction.Text("1.2.3", key => facts[key].FirstOrDefault()), StringComparison.Ordinal);
    }
}
