using ImageInfra.Model.Description;
using ImageInfra.Model.Images;

namespace ImageInfra.Model.Catalog;

/// <summary>The Azure prices of the user's contract: the file <c>infra/prices.yaml</c>.</summary>
public sealed record PriceList
{
    /// <summary>Required. The currency, such as <c>EUR</c>.</summary>
    public string Currency { get; init; } = "";

    /// <summary>Optional. The price of a GB of replica storage per month, by storage type: Standard_LRS, Standard_ZRS, Premium_LRS.</summary>
    public IReadOnlyDictionary<string, decimal> StoragePerGBMonth { get; init; } = new Dictionary<string, decimal>();

    /// <summary>Optional. The storage prices of regions with other prices, by region and storage type (<c>regions</c>).</summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, decimal>> StoragePerGBMonthIn { get; init; } =
        new Dictionary<string, IReadOnlyDictionary<string, decimal>>();

    /// <summary>Optional. The price of a build VM per hour, by VM size.</summary>
    public IReadOnlyDictionary<string, decimal> VmPerHour { get; init; } = new Dictionary<string, decimal>();

    /// <summary>Optional. The price per hour of build VMs with other sizes.</summary>
    public decimal? BuildVmDefault { get; init; }

    /// <summary>Optional. The cost of a run without its VM: container instances, disks, the staging account. Default: unknown.</summary>
    public decimal? PerBuild { get; init; }

    /// <summary>Reads a price list.</summary>
    /// <exception cref="CatalogException">The list is invalid; the exception holds every error.</exception>
    public static PriceList Read(CatalogFile file) => PriceListReader.Read(file);

    /// <summary>Returns the price of a GB of replica storage per month, or null if unknown.</summary>
    public decimal? Storage(string type, string region) =>
        StoragePerGBMonthIn.GetValueOrDefault(region)?.TryGetValue(type, out var there) == true ? there
        : StoragePerGBMonth.TryGetValue(type, out var price) ? price
        : null;

    /// <summary>Returns the price of a build VM per hour, or null if unknown.</summary>
    public decimal? Vm(string size) =>
        VmPerHour.Where(p => string.Equals(p.Key, size, StringComparison.OrdinalIgnoreCase)).Select(p => (decimal?)p.Value).FirstOrDefault() ?? BuildVmDefault;
}
