using ImageInfra.Import.Conversion;
using ImageInfra.Model.Catalog;
using ImageInfra.Model.Images;
using ImageInfra.Model.Rules;
using ImageInfra.Model.Settings;

namespace ImageInfra.Bench.Fuzz;

/// <summary>The file readers under test. They must return a result or report errors for any input.</summary>
internal static class FuzzTarget
{
    private static readonly FactoryPolicy s_policy = FactoryPolicy.Read(new("policy.yaml", FuzzSeeds.Policy));

    /// <summary>Reads an input as a kind of file.</summary>
    public static void Read(FuzzKind kind, string text)
    {
        try
        {
            switch (kind)
            {
                case FuzzKind.Catalog:
                    var inspection = CatalogInspection.Of([new("web.yaml", text)]);
                    _ = CatalogValidation.Check(inspection.Images, inspection.Images, FileTracking.None);
                    _ = inspection.Images.Select(i => PolicyCheck.Image(s_policy, i, Tags.Empty)).ToList();
                    break;
                case FuzzKind.Settings:
                    _ = SettingsReader.Read("dev", StackFile.Parse("Pulumi.dev.yaml", text));
                    break;
                case FuzzKind.Policy:
                    _ = FactoryPolicy.Read(new("policy.yaml", text));
                    break;
                case FuzzKind.Prices:
                    _ = PriceList.Read(new("prices.yaml", text));
                    break;
                default:
                    _ = TemplateImporter.Import([new("web.json", text)], new());
                    break;
            }
        }
        catch (CatalogException)
        {
            // The expected result of an invalid file.
        }
    }
}
