namespace Pulumi;

/// <summary>Content that the engine reads from another place. Only the engine can see it.</summary>
public abstract class AssetOrArchive
{
    private protected AssetOrArchive()
    {
    }
}
