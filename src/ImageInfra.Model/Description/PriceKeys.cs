namespace ImageInfra.Model.Description;

/// <summary>The keys of the price list.</summary>
internal static class PriceKeys
{
    private const int LongestCurrency = 10;

    private static readonly TextRule s_currency = new(
        text => text.Length <= LongestCurrency ? null : $"is longer than {LongestCurrency} characters; expected a code such as EUR",
        $"at most {LongestCurrency} characters");

    /// <summary>The storage types of replicas.</summary>
    public static IReadOnlyList<string> StorageTypes { get; } = ["Standard_LRS", "Standard_ZRS", "Premium_LRS"];

    public static MappingKeys All { get; } = new(
        "prices",
        "because prices need a currency, such as EUR",
        new("currency", new KeyType.Text(s_currency), "The currency.") { IsRequired = true, Example = "EUR" },
        new("storagePerGBMonth", new KeyType.Mapping(Storage), "One GB of a replica for a month, by storage type."),
        new("regions", new KeyType.Map(new KeyType.Mapping(Storage)), "Prices per GB and month in regions with other prices."),
        new("vmPerHour", new KeyType.Map(new KeyType.Amount()), "One hour of a build VM, by size."),
        new("buildVmDefault", new KeyType.Amount(), "One hour of a build VM whose size has no price."),
        new("perBuild", new KeyType.Amount(), "The cost of a run without its VM."));

    private static MappingKeys Storage => new(
        "storage prices",
        "",
        [.. StorageTypes.Select(type => new KeyDescription(type, new KeyType.Amount(), $"One GB on {type} for a month."))]);
}
