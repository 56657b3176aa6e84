using ImageInfra.Model.Description;
using ImageInfra.Model.Images;

namespace ImageInfra.Model.Catalog;

/// <summary>Reads the price list. An empty price is valid and means unknown.</summary>
internal static class PriceListReader
{
    public static PriceList Read(CatalogFile file)
    {
        var errors = new List<CatalogError>();
        var fileErrors = new FileErrors(file.Path, errors);
        var prices = YamlFileReader.Read(file, fileErrors, "a price list", "a mapping with currency, storagePerGBMonth and vmPerHour") is { } yaml
            ? Read(new MappingReader(yaml, "", fileErrors, PriceKeys.All))
            : new();
        return errors.Count == 0 ? prices : throw new CatalogException([.. errors.OrderBy(e => e.Line)]);
    }

    private static PriceList Read(MappingReader list)
    {
        var prices = new PriceList
        {
            Currency = list.Text("currency") ?? "",
            StoragePerGBMonth = list.Mapping("storagePerGBMonth", Storage) ?? [],
            StoragePerGBMonthIn = list.Each("regions")
                .GroupBy(r => AzureRegion.Normalize(r.Name), r => r.Map.Mapping(r.Name, Storage) ?? [])
                .ToDictionary(r => r.Key, IReadOnlyDictionary<string, decimal> (r) => r.Last()),
            VmPerHour = list.Amounts("vmPerHour"),
            BuildVmDefault = list.Amount("buildVmDefault"),
            PerBuild = list.Amount("perBuild"),
        };
        list.Close();
        return prices;
    }

    private static Dictionary<string, decimal> Storage(MappingReader storage) => PriceKeys.StorageTypes
        .Select(type => (Type: type, Price: storage.Amount(type)))
        .Where(p => p.Price is not null)
        .ToDictionary(p => p.Type, p => p.Price!.Value);
}
