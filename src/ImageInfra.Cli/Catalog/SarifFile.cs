using System.Text.Json.Nodes;
using ImageInfra.Driver.Foundations;
using ImageInfra.Model.Images;
using ImageInfra.Project.Disk;

namespace ImageInfra.Cli.Catalog;

/// <summary>Writes the SARIF file that the user requested.</summary>
internal static class SarifFile
{
    /// <exception cref="CatalogException">The file cannot be written.</exception>
    public static void Write(string path, JsonObject log)
    {
        try
        {
            AtomicFile.Write(path, VisibleText.Of(SecretMask.Apply(log)!.ToJsonString()));
        }
        catch (FileException e)
        {
            throw new CatalogException([new("--sarif", 0, path, e.Problem)]);
        }
    }
}
