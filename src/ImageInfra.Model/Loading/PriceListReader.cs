namespace ImageInfra.Model.Loading;

/// <summary>Reads the file of prices. A price that is left blank is not known: that is no error.</summary>
internal static class PriceListReader
{
    private const int LongestCurrency = 10;

    private static readonly string[] s_storageTypes = ["Standard_LRS", "Standard_ZRS", "Premium_LRS"];

    public static PriceList Read(CatalogFile file)
    {
        var errors = new List<CatalogError>();
        var fileErrors = new FileErrors(file.Path, errors);
        var prices = YamlFileReader.Read(file, fileErrors, "a price list", "a mapping with currency, storagePerGBMonth and vmPerHour") is { } yaml
            ? Read(new MappingReader(yaml, "", fileErrors))
            : new();
        return errors.Count == 0 ? prices : throw new CatalogException([.. errors.OrderBy(e => e.Line)]);
    }

    private static PriceList Read(MappingReader list)
    {
        list.Required("currency", "such as EUR: a number alone is no price");
        var prices = new PriceList
        {
            Currency = list.Text("currency", text => text.Length <= LongestCurrency ? null : $"is longer than {LongestCurrency} characters; expected a code such as EUR") ?? "",
            StoragePerGBMonth = Storage(list.Mapping("storagePerGBMonth")),
            StoragePerGBMonthIn = Regions(list.Mapping("regions")),
            VmPerHour = list.Mapping("vmPerHour")?.Amounts() ?? new Dictionary<string, decimal>(),
            BuildVmDefault = list.Amount("buildVmDefault"),
            PerBuild = list.Amount("perBuild"),
        };
        list.Close();
        return prices;
    }

    private static Dictionary<string, decimal> Storage(MappingReader? storage)
    {
        var prices = s_storageTypes
            .Select(type => (Type: type, Price: storage?.Amount(type)))
            .Where(p => p.Price is not null)
            .ToDictionary(p => p.Type, p => p.Price!.Value);
        storage?.Close();
        return prices;
    }

    private static Dictionary<string, IReadOnlyDictionary<string, decimal>> Regions(MappingReader? regions) =>
        (regions?.Keys ?? [])
            .GroupBy(AzureRegion.Normalize)
            .ToDictionary(r => r.Key, IReadOnlyDictionary<string, decimal> (r) => Storage(regions!.Mapping(r.Last())));
}
