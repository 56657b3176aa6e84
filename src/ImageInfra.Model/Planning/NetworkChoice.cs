using ImageInfra.Model.Images;
using ImageInfra.Model.Settings;

namespace ImageInfra.Model.Planning;

/// <summary>Which network an image's builds are in: the image's word comes first, then its template's, then the stack's.</summary>
internal static class NetworkChoice
{
    public static ImageNetwork For(ImageSpec image, FactorySettings settings) => image switch
    {
        { Network: { } own } => own,
        { Template.VmProfile.VnetConfig: { } vnet } => new(NetworkMode.Vnet, vnet),
        _ => new(settings.Network.Mode, settings.Network.VnetConfig),
    };
}
