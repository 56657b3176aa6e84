using System.Text.Json.Nodes;
using ImageInfra.Driver.Foundations;
using ImageInfra.Model.Images;

namespace ImageInfra.Cli.Catalog;

/// <summary>The file that a person wants a SARIF log in.</summary>
internal static class SarifFile
{
    /// <exception cref="CatalogException">It can't be written.</exception>
    public static void Write(string path, JsonObject log)
    {
        try
        {
            File.WriteAllText(path, VisibleText.Of(SecretMask.Apply(log)!.ToJsonString()));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new CatalogException([new("--sarif", 0, path, $"can't be written: {e.Message}")]);
        }
    }
}
