using ImageInfra.Model.Images;
using ImageInfra.Model.Planning;
using ImageInfra.UnitTests.Support;

namespace ImageInfra.UnitTests.Model;

public sealed class PackageListingTests
{
    [Theory]
    [InlineData(OsType.Linux, typeof(Step.Shell))]
    [InlineData(OsType.Windows, typeof(Step.PowerShell))]
    public void A_package_inventory_is_the_last_customizer(OsType osType, Type expected)
    {
        var image = SomeStack.Image();
        image = image with { Version = new() { PackageInventory = true }, Definition = image.Definition with { OsType = osType } };

        var steps = TemplatePlan.Create(image, SomeStack.Settings()).Image.Template.Customize;

        Assert.Equal(["hello", PackageListing.CustomizerName], steps.Select(c => c.Name));
        Assert.IsType(expected, steps[^1]);
    }

    [Fact]
    public void Without_a_package_inventory_the_template_is_unchanged() =>
        Assert.Same(SomeStack.Image().Template.Customize[0].Name, PackageListing.On(SomeStack.Image()).Customize.Single().Name);

    [Fact]
    public void A_package_inventory_changes_the_template_name() => Assert.NotEqual(
        TemplatePlan.Create(SomeStack.Image(), SomeStack.Settings()).TemplateName,
        TemplatePlan.Create(SomeStack.Image() with { Version = new() { PackageInventory = true } }, SomeStack.Settings()).TemplateName);
}
