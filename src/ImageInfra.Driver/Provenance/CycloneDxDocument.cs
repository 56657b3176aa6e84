using System.Globalization;
using System.Text.Json.Nodes;
using ImageInfra.Driver.Versions;
using ImageInfra.Model.Images;

namespace ImageInfra.Driver.Provenance;

/// <summary>Writes the inventory of a version as a CycloneDX 1.6 document. Equal inventories give equal bytes.</summary>
internal static class CycloneDxDocument
{
    private const string Image = "image";

    /// <summary>Writes the document.</summary>
    /// <param name="inventory">The packages.</param>
    /// <param name="image">The image.</param>
    /// <param name="version">The version.</param>
    /// <param name="time">The approximate time of the inventory.</param>
    public static byte[] Write(PackageInventory inventory, string image, PublishedVersion version, DateTimeOffset time) => CanonicalJson.Write(new JsonObject
    {
        ["bomFormat"] = "CycloneDX",
        ["specVersion"] = "1.6",
        ["serialNumber"] = $"urn:uuid:{DeterministicGuid.Create("cyclonedx", version.Id, SubjectDigest.TextOf(version.PublishedDate))}",
        ["version"] = 1,
        ["metadata"] = new JsonObject
        {
            ["timestamp"] = time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
            ["lifecycles"] = new JsonArray(new JsonObject { ["phase"] = "build" }),
            ["tools"] = new JsonObject { ["components"] = new JsonArray(Component("application", "imageinfra")) },
            ["component"] = new JsonObject
            {
                ["type"] = "operating-system",
                ["bom-ref"] = Image,
                ["name"] = image,
                ["version"] = version.Number.ToString(),
                ["description"] = $"{inventory.System} {inventory.SystemVersion}".Trim(),
            },
        },
        ["components"] = new JsonArray(
        [
            .. inventory.Packages
                .Select(p => (Package: p, Url: PackageUrl.Of(p, inventory)))
                .OrderBy(p => p.Url, StringComparer.Ordinal).ThenBy(p => p.Package.Architecture, StringComparer.Ordinal)
                .DistinctBy(p => p.Url)
                .Select(p => Component(p.Package, p.Url)),
        ]),

        // Software that was installed without a package manager is not in the inventory.
        ["compositions"] = new JsonArray(new JsonObject { ["aggregate"] = "unknown", ["assemblies"] = new JsonArray(Image) }),
    });

    private static JsonObject Component(InstalledPackage package, string url)
    {
        var component = Component(package.Kind is "program" or "update" ? "application" : "library", package.Name);
        if (package.Version.Length > 0)
        {
            component["version"] = package.Version;
        }

        component["purl"] = url;
        return component;
    }

    private static JsonObject Component(string type, string name) => new() { ["type"] = type, ["name"] = name };
}
