using ImageInfra.Model.Images;
using ImageInfra.Project.Stacks;
using ImageInfra.UnitTests.Support;

namespace ImageInfra.UnitTests.Model.Validation;

/// <summary>Tests that a version is replicated to the stack's own region first.</summary>
public sealed class RegionRulesTests
{
    private const string Missing = "must contain 'westeurope', the location of the stack 'dev', because Azure creates versions there; "
        + "add it, or remove the regions so that imageinfra:targetRegions applies, or set them in imageinfra:overrides [location-not-in-regions]";

    [Theory]
    [InlineData("targetRegions: [{ name: northeurope }]", "targetRegions")]
    [InlineData("replicationRegions: [northeurope]", "replicationRegions")]
    public void Regions_without_the_stacks_location_refuse_changes_of_azure(string regions, string key)
    {
        using var project = Project($"{{ type: SharedImage, {regions} }}");

        var error = Assert.Single(Assert.Throws<CatalogException>(() => Dev(project).LoadByPolicy()).Errors);

        Assert.Equal(($"template.distribute[0].{key}", 7, Missing), (error.Path, error.Line, error.Message));
    }

    [Theory]
    [InlineData("type: SharedImage", "")]
    [InlineData("type: SharedImage, targetRegions: [{ name: West Europe }, { name: northeurope }]", "")]
    [InlineData("type: SharedImage, replicationRegions: [West Europe]", "")]
    [InlineData("type: SharedImage, targetRegions: [{ name: northeurope }]", "  imageinfra:overrides: { web: { targetRegions: [westeurope] } }\n")]
    [InlineData("type: VHD", "")]
    public void Images_with_the_location_or_without_versions_have_no_finding(string distributor, string settings)
    {
        using var project = Project($"{{ {distributor} }}", settings);

        Assert.NotNull(Dev(project).LoadByPolicy());
    }

    [Fact]
    public void The_policy_applies_to_an_image_with_a_script_of_the_project()
    {
        using var project = Project("{ type: SharedImage }", step: "{ type: Shell, script: a.sh }");
        project.File("infra/images/a.sh", "true\n").File("infra/policy.yaml", "requiredTags: [team]\n");

        var errors = Assert.Throws<CatalogException>(() => Dev(project).LoadByPolicy()).Errors;

        Assert.Equal(["tags", "template.managedResourceTags"], errors.Select(e => e.Path));
        Assert.Equal("the tag 'team' is required; add it to the image, or to imageinfra:tags of the stack [policy-tags]", errors[0].Message);
    }

    private static SomeScripts Project(string distributor, string settings = "", string step = "{ type: Shell, inline: [true] }") => new SomeScripts()
        .File("Pulumi.yaml", "name: imageinfra\nruntime: dotnet\n")
        .File("Pulumi.dev.yaml", $"config:\n  imageinfra:location: westeurope\n{settings}")
        .File($"{SomeScripts.Images}/web.yaml", $$"""
            name: web
            definition: { osType: Linux, identifier: { publisher: p, offer: o, sku: web } }
            template:
              source: { type: PlatformImage, publisher: canonical, offer: ubuntu-24_04-lts, sku: server }
              customize: [{{step}}]
              distribute:
                - {{distributor}}
            """);

    private static FactoryProject Dev(SomeScripts project) => new(project.Project.FullName, "dev");
}
