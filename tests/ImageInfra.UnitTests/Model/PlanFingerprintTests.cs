using ImageInfra.Model.Images;
using ImageInfra.Model.Planning;
using ImageInfra.UnitTests.Support;

namespace ImageInfra.UnitTests.Model;

public sealed class PlanFingerprintTests
{
    private static readonly string s_one = PlanFingerprint.Of(SomeStack.Catalog(SomeStack.Image()), SomeStack.Settings());

    [Fact]
    public void The_same_catalog_and_settings_have_the_same_fingerprint() =>
        Assert.Equal(s_one, PlanFingerprint.Of(SomeStack.Catalog(SomeStack.Image()), SomeStack.Settings()));

    [Fact]
    public void Any_change_changes_the_fingerprint()
    {
        var image = SomeStack.Image();
        string[] others =
        [
            Of(image with { Description = "x" }),
            Of(image with { Tags = Tags.Empty.With("a", "b") }),
            Of(image with { Definition = image.Definition with { Features = [] } }),
            Of(image with { Template = image.Template with { Source = new ImageSource.PlatformImage("canonical", "ubuntu-24_04-lts", "minimal") } }),
            Of(image with { Template = image.Template with { Customize = [new Step.Shell { Name = "hello", Inline = ["echo bye"] }] } }),
            Of(image with { Template = image.Template with { Distribute = [new Distributor.Vhd()] } }),
            PlanFingerprint.Of(SomeStack.Catalog(image), SomeStack.Settings() with { Protect = true }),
            PlanFingerprint.Of(SomeStack.Catalog(image), SomeStack.Settings().Pinned("base", "1.0.0")),
            PlanFingerprint.Of(SomeStack.Catalog(image, SomeStack.Image("other")), SomeStack.Settings()),
        ];

        Assert.Equal(others.Length + 1, others.Append(s_one).Distinct().Count());
    }

    private static string Of(ImageSpec image) => PlanFingerprint.Of(SomeStack.Catalog(image), SomeStack.Settings());
}
