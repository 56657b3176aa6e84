namespace Pulumi;

/// <summary>The content of a file on this machine.</summary>
public sealed class FileAsset : Asset
{
    public FileAsset(string path) => Path = path;

    internal string Path { get; }
}
