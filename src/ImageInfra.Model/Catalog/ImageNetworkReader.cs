using ImageInfra.Model.Description;
using ImageInfra.Model.Images;

namespace ImageInfra.Model.Catalog;

/// <summary>Reads <c>network</c>, of an image's file and of what a stack says otherwise.</summary>
internal static class ImageNetworkReader
{
    public static ImageNetwork? Read(MappingReader? network)
    {
        if (network?.Variant() is not { } mode)
        {
            return null;
        }

        var read = new ImageNetwork(ModeOf(mode), mode == "vnet" ? VnetReader.Read(network) : null);
        network.Close();
        return read;
    }

    public static NetworkMode ModeOf(string variant) => Enum.Parse<NetworkMode>(variant, ignoreCase: true);
}
