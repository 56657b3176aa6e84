namespace Pulumi;

/// <summary>Content that the engine takes from elsewhere. What it is, only the engine sees.</summary>
public abstract class AssetOrArchive
{
    private protected AssetOrArchive()
    {
    }
}
