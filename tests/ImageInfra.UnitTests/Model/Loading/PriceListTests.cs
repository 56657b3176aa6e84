using ImageInfra.Model.Catalog;
using ImageInfra.Model.Images;
using ImageInfra.UnitTests.Support;

namespace ImageInfra.UnitTests.Model.Loading;

public sealed class PriceListTests
{
    private const string Good = """
        currency: EUR
        storagePerGBMonth:
          Standard_LRS: 0.05
          Standard_ZRS:
        regions:
          West Europe: { Standard_LRS: 0.06 }
        vmPerHour:
          Standard_D2ds_v5: 0.1
          Standard_D4ds_v5:
        buildVmDefault: 0.3
        perBuild: 0
        """;

    [Fact]
    public void Prices_depend_on_type_region_and_size()
    {
        var prices = PriceList.Read(new("prices.yaml", Good));

        Assert.Equal(0.05m, prices.Storage("Standard_LRS", "northeurope"));
        Assert.Equal(0.06m, prices.Storage("Standard_LRS", "westeurope"));
        Assert.Null(prices.Storage("Standard_ZRS", "westeurope"));
        Assert.Null(prices.Storage("Premium_LRS", "westeurope"));
        Assert.Equal(0.1m, prices.Vm("standard_d2ds_v5"));
        Assert.Equal(0.3m, prices.Vm("Standard_D4ds_v5"));
        Assert.Equal(0, prices.PerBuild);
    }

    [Theory]
    [InlineData("currency: EUR", "currency: ", "1: currency: is required because prices need a currency, such as EUR")]
    [InlineData("currency: EUR", "currency: pieces of eight", "1: currency: is longer than 10 characters")]
    [InlineData("currency: EUR", "curency: EUR", "1: curency: is not a known key here; expected currency, storagePerGBMonth, regions, vmPerHour, buildVmDefault, perBuild; did you mean 'currency'?")]
    [InlineData("Standard_LRS: 0.05", "Standard_LRS: 0,05", "3: storagePerGBMonth.Standard_LRS: '0,05' is not allowed; expected a number from 0, such as 0.05, or no value")]
    [InlineData("Standard_LRS: 0.05", "Standard_LRS: -1", "3: storagePerGBMonth.Standard_LRS: '-1' is not allowed")]
    [InlineData("Standard_LRS: 0.05", "UltraSSD: 0.05", "3: storagePerGBMonth.UltraSSD: is not a known key here; expected Standard_LRS, Standard_ZRS, Premium_LRS")]
    [InlineData("{ Standard_LRS: 0.06 }", "0.06", "6: regions.West Europe: expected a mapping")]
    [InlineData("Standard_D2ds_v5: 0.1", "Standard_D2ds_v5: [0.1]", "8: vmPerHour.Standard_D2ds_v5: expected a number")]
    [InlineData("perBuild: 0", "perBuild: 0\n---\na: b", "12: has a second document")]
    public void One_mistake_is_one_error_at_its_line(string good, string slip, string expected)
    {
        Assert.Contains(good, Good, StringComparison.Ordinal);

        var e = Assert.Throws<CatalogException>(() => PriceList.Read(new("prices.yaml", Good.Replace(good, slip, StringComparison.Ordinal))));

        Assert.StartsWith("prices.yaml:" + expected, Assert.Single(e.Errors).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void An_empty_file_is_an_error_with_the_expected_keys()
    {
        var e = Assert.Throws<CatalogException>(() => PriceList.Read(new("prices.yaml", "")));

        Assert.Equal("prices.yaml:1: is empty; expected a price list", Assert.Single(e.Errors).ToString());
    }

    [Fact]
    public void The_projects_price_file_is_valid_and_has_no_prices()
    {
        var prices = PriceList.Read(new("prices.yaml", File.ReadAllText(Path.Combine(RepositoryFiles.Root, "infra", "prices.yaml"))));

        Assert.Empty(prices.StoragePerGBMonth);
        Assert.Empty(prices.VmPerHour);
        Assert.Null(prices.BuildVmDefault ?? prices.PerBuild);
    }
}
