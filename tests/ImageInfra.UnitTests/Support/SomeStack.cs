using ImageInfra.Model.Catalog;
using ImageInfra.Model.Images;
using ImageInfra.Model.Settings;

namespace ImageInfra.UnitTests.Support;

/// <summary>Images, catalogs and settings that a test varies by <c>with</c>.</summary>
internal static class SomeStack
{
    public static ImageSpec Image(string name = "web", string? baseImage = null) => new()
    {
        Name = name,
        Definition = new()
        {
            OsType = OsType.Linux,
            Identifier = new("imageinfra", "ubuntu", name),
            Features = [new("SecurityType", "TrustedLaunchSupported")],
        },
        Template = new()
        {
            Source = baseImage is null
                ? new ImageSource.PlatformImage("canonical", "ubuntu-24_04-lts", "server")
                : new ImageSource.CatalogImage(baseImage),
            Customize = [new Step.Shell { Name = "hello", Inline = ["echo hello"] }],
        },
    };

    /// <summary>A base and an image that starts from it.</summary>
    public static ImageCatalog Chain() => new([Image("base"), Image("child", baseImage: "base")]);

    public static ImageCatalog Catalog(params IEnumerable<ImageSpec> images) => new(images);

    public static FactorySettings Settings(string stack = "dev") => new()
    {
        Stack = stack,
        Location = "westeurope",
        ResourceGroupName = $"rg-{stack}",
        GalleryName = $"gal_{stack}",
        IdentityName = $"id-{stack}",
        TargetRegions = [new("westeurope")],
    };

    public static FactorySettings Pinned(this FactorySettings settings, string image, string version) => settings with
    {
        BaseVersions = new Dictionary<string, ImageVersion>(settings.BaseVersions, StringComparer.OrdinalIgnoreCase)
        {
            [image] = ImageVersion.Parse(version),
        },
    };
}
