using System.Text.Json.Nodes;
using ImageInfra.Driver.Foundations;
using ImageInfra.Model.Images;
using ImageInfra.Project.Disk;

namespace ImageInfra.Cli.Catalog;

/// <summary>The file that a person wants a SARIF log in.</summary>
internal static class SarifFile
{
    /// <exception cref="CatalogException">It can't be written.</exception>
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
