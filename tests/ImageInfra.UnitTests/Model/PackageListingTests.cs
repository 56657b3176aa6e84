using ImageInfra.Model.Images;
using ImageInfra.Model.Planning;
using ImageInfra.UnitTests.Support;

namespace ImageInfra.UnitTests.Model;

public sealed class PackageListingTests
{
    [Theory]
    [InlineData(OsType.Linux, typeof(Step.Shell))]
    [InlineData(OsType.Windows, typeof(Step.PowerShell))]
    public void An_image_that_asks_for_it_lists_its_packages_last(OsType osType, Type expected)
    {
        var image = SomeStack.Image();
        image = image with { Version = new() { PackageInventory = true }, Definition = image.Definition with { OsType = osType } };

        var steps = TemplatePlan.Create(image, SomeStack.Settings()).Image.Template.Customize;

        Assert.Equal(["hello", PackageListing.CustomizerName], steps.Select(c => c.Name));
        Assert.IsType(expected, steps[^1]);
    }

    [Fact]
    public void An_image_that_does_not_ask_has_the_template_that_it_had() =>
        Assert.Same(SomeStack.Image().Template.Customize[0].Name, PackageListing.On(SomeStack.Image()).Customize.Single().Name);

    [Fact]
    public void Asking_for_it_is_another_template() => Assert.NotEqual(
        TemplatePlan.Create(SomeStack.Image(), SomeStack.Settings()).TemplateName,
        TemplatePlan.Create(SomeStack.Image() with { Version = new() { PackageInventory = true } }, SomeStack.Settings()).TemplateName);
}
