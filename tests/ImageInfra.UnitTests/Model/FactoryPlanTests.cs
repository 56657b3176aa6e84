using ImageInfra.Model.Catalog;
using ImageInfra.Model.Images;
using ImageInfra.Model.Planning;
using ImageInfra.UnitTests.Support;

namespace ImageInfra.UnitTests.Model;

public sealed class FactoryPlanTests
{
    [Fact]
    public void An_image_with_an_unpinned_base_waits()
    {
        var plan = FactoryPlan.Create(SomeStack.Chain(), SomeStack.Settings());

        Assert.Equal([new WaitingImage("child", "base")], plan.Waiting);
        Assert.Equal(["base"], plan.Templates.Select(t => t.Image.Name));
        Assert.Equal(["base", "child"], plan.Definitions.Select(d => d.Name));
    }

    [Fact]
    public void A_pinned_base_gives_a_template_with_exactly_that_version()
    {
        var plan = FactoryPlan.Create(SomeStack.Chain(), SomeStack.Settings().Pinned("base", "1.0.3"));

        Assert.Empty(plan.Waiting);
        Assert.Equal(new ImageVersion(1, 0, 3), plan.Templates.Single(t => t.Image.Name == "child").BaseVersion);
    }

    [Fact]
    public void The_same_catalog_and_settings_give_the_same_template_names()
    {
        Assert.Equal(Names(SomeStack.Chain()), Names(SomeStack.Chain()));

        static IEnumerable<string> Names(ImageCatalog catalog) =>
            FactoryPlan.Create(catalog, SomeStack.Settings()).Templates.Select(t => t.TemplateName);
    }

    public static TheoryData<string, Func<ImageSpec, ImageSpec>> Changes => new()
    {
        { "a command", i => i with { Template = i.Template with { Customize = [new Step.Shell { Inline = ["echo bye"] }] } } },
        { "the source", i => i with { Template = i.Template with { Source = new ImageSource.PlatformImage("a", "b", "c") } } },
        { "the timeout", i => i with { Template = i.Template with { BuildTimeoutInMinutes = 90 } } },
        { "the VM size", i => i with { Template = i.Template with { VmProfile = new() { VmSize = "Standard_D4ds_v5" } } } },
        { "a tag", i => i with { Tags = Tags.Empty.With("team", "images") } },
        { "the major version", i => i with { Template = i.Template with { Distribute = [new Distributor.SharedImage { Versioning = new Versioning.Latest(2) }] } } },
    };

    [Theory]
    [MemberData(nameof(Changes))]
    public void Changed_content_changes_the_template_name(string what, Func<ImageSpec, ImageSpec> change)
    {
        var before = TemplatePlan.Create(SomeStack.Image(), SomeStack.Settings()).TemplateName;
        var after = TemplatePlan.Create(change(SomeStack.Image()), SomeStack.Settings()).TemplateName;

        Assert.True(before != after, $"{what} changed, and the name {before} did not");
    }

    [Fact]
    public void A_new_base_version_changes_the_template_name()
    {
        var child = SomeStack.Image("child", baseImage: "base");

        Assert.NotEqual(
            TemplatePlan.Create(child, SomeStack.Settings().Pinned("base", "1.0.0")).TemplateName,
            TemplatePlan.Create(child, SomeStack.Settings().Pinned("base", "1.0.1")).TemplateName);
    }

    [Fact]
    public void A_description_changes_the_definition_but_not_the_template()
    {
        Assert.Equal(
            TemplatePlan.Create(SomeStack.Image(), SomeStack.Settings()).TemplateName,
            TemplatePlan.Create(SomeStack.Image() with { Description = "other" }, SomeStack.Settings()).TemplateName);
    }

    // If this fails, the next update replaces every user's templates, which only a new major version may do.
    [Fact]
    public void The_content_hash_is_stable()
    {
        Assert.Equal("web-5c8197ab", TemplatePlan.Create(SomeStack.Image(), SomeStack.Settings()).TemplateName);
    }

    [Fact]
    public void A_version_has_tags_for_its_image_template_and_source()
    {
        var plan = TemplatePlan.Create(SomeStack.Image("child", "base"), SomeStack.Settings().Pinned("base", "1.0.3"));

        var tags = plan.Version!.ArtifactTags;
        Assert.Equal("child", tags[WellKnownTags.Image]);
        Assert.Equal("dev", tags[WellKnownTags.Stack]);
        Assert.Equal(plan.TemplateName, tags[WellKnownTags.Template]);
        Assert.Equal("base 1.0.3", tags[WellKnownTags.Source]);
    }

    [Fact]
    public void A_distributor_without_regions_uses_those_of_the_stack()
    {
        var settings = SomeStack.Settings() with { TargetRegions = [new("westeurope", 3, "Standard_ZRS"), new("northeurope")] };

        Assert.Equal(settings.TargetRegions, TemplatePlan.Create(SomeStack.Image(), settings).Version!.TargetRegions);
    }

    [Fact]
    public void The_longest_image_name_gives_a_template_name_of_64_characters()
    {
        var plan = TemplatePlan.Create(SomeStack.Image(new('a', AzureNames.MaximumImageNameLength)), SomeStack.Settings());

        Assert.Equal(64, plan.TemplateName.Length);
    }
}
