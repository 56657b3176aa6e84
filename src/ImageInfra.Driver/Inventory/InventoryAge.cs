namespace ImageInfra.Driver.Inventory;

/// <summary>How new what is read of versions has to be.</summary>
public enum InventoryAge
{
    /// <summary>As it is now, from ARM's lists: one call for every 50 versions of an image.</summary>
    Live,

    /// <summary>
    /// As Azure Resource Graph has it, which is seconds to minutes behind: one call for every 1,000 versions of all images. Where
    /// Resource Graph is refused, it is read live.
    /// </summary>
    Recent,
}
