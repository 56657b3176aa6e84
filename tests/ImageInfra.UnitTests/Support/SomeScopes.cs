using ImageInfra.Model.Images;

namespace ImageInfra.UnitTests.Support;

/// <summary>Scopes outside a factory, and images that refer to them.</summary>
internal static class SomeScopes
{
    public const string Subscription = "/subscriptions/00000000-0000-0000-0000-00000000000a";
    public const string Network = Subscription + "/resourceGroups/rg-network/providers/Microsoft.Network/virtualNetworks/vnet";
    public const string ImagesGroup = Subscription + "/resourceGroups/rg-images";

    public static ImageSpec InNetwork(ImageSpec image) => image with
    {
        Template = image.Template with { VmProfile = new() { VnetConfig = new($"{Network}/subnets/build", $"{Network}/subnets/containers") } },
    };

    public static ImageSource VersionIn(string group, string gallery) => new ImageSource.SharedImageVersion(
        $"{Subscription}/resourceGroups/{group}/providers/Microsoft.Compute/galleries/{gallery}/images/base/versions/1.0.0");
}
