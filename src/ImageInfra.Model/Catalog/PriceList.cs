using ImageInfra.Model.Description;
using ImageInfra.Model.Images;

namespace ImageInfra.Model.Catalog;

/// <summary>The prices of the user's contract with Azure: the file <c>infra/prices.yaml</c>.</summary>
public sealed record PriceList
{
    /// <summary>Required. The currency, such as <c>EUR</c>.</summary>
    public string Currency { get; init; } = "";

    /// <summary>Optional. The price of one GB of a replica for a month, by storage type: Standard_LRS, Standard_ZRS, Premium_LRS.</summary>
    public IReadOnlyDictionary<string, decimal> StoragePerGBMonth { get; init; } = new Dictionary<string, decimal>();

    /// <summary>Optional. The same where a region has another price, by region: <c>regions</c>.</summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, decimal>> StoragePerGBMonthIn { get; init; } =
        new Dictionary<string, IReadOnlyDictionary<string, decimal>>();

    /// <summary>Optional. The price of an hour of a build VM, by size.</summary>
    public IReadOnlyDictionary<string, decimal> VmPerHour { get; init; } = new Dictionary<string, decimal>();

    /// <summary>Optional. The price of an hour of a build VM whose size has none.</summary>
    public decimal? BuildVmDefault { get; init; }

    /// <summary>Optional. The cost of a run without its VM: container instances, disks, the staging account. Default: not known.</summary>
    public decimal? PerBuild { get; init; }

    /// <summary>Reads a price list, or throws a <see cref="CatalogException"/> with every error.</summary>
    public static PriceList Read(CatalogFile file) => PriceListReader.Read(file);

    /// <summary>The price of one GB of a replica for a month, or null where the list has none.</summary>
    public decimal? Storage(string type, string region) =>
        StoragePerGBMonthIn.GetValueOrDefault(region)?.TryGetValue(type, out var there) == true ? there
        : StoragePerGBMonth.TryGetValue(type, out var price) ? price
        : null;

    /// <summary>The price of an hour of a build VM, or null where the list has none.</summary>
    public decimal? Vm(string size) =>
        VmPerHour.Where(p => string.Equals(p.Key, size, StringComparison.OrdinalIgnoreCase)).Select(p => (decimal?)p.Value).FirstOrDefault() ?? BuildVmDefault;
}
