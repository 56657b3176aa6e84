namespace ImageInfra.Driver.Inventory;

/// <summary>The required age of inventory data.</summary>
public enum InventoryAge
{
    /// <summary>Current data from ARM: one call for every 50 versions of an image.</summary>
    Live,

    /// <summary>
    /// Data from Azure Resource Graph, seconds to minutes old: one call for every 1,000 versions of all images. If Resource Graph is
    /// refused, the data is read live.
    /// </summary>
    Recent,
}
