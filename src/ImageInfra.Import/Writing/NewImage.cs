using ImageInfra.Import.Contract;
using ImageInfra.Model.Images;

namespace ImageInfra.Import.Writing;

/// <summary>The content of a new catalog file.</summary>
/// <param name="Name">The name.</param>
/// <param name="OsType">Linux or Windows.</param>
/// <param name="Publisher">The publisher of the marketplace image.</param>
/// <param name="Offer">The offer of the marketplace image.</param>
/// <param name="Sku">The SKU of the marketplace image.</param>
public sealed record NewImage(string Name, string OsType, string Publisher, string Offer, string Sku)
{
    /// <summary>The default size of the build VM.</summary>
    public static string DefaultVmSize { get; } = new VmProfile().VmSize;

    /// <summary>Optional. The Hyper-V generation: V1 or V2. Default: V2.</summary>
    public string HyperVGeneration { get; init; } = "V2";

    /// <summary>Optional. The CPU architecture: x64 or Arm64. Default: x64.</summary>
    public string Architecture { get; init; } = "x64";

    /// <summary>Optional. Features of the definition, such as <c>SecurityType</c>. Default: none.</summary>
    public IReadOnlyList<ImageFeature> Features { get; init; } = [];

    /// <summary>Optional. The size of the build VM. Default: <see cref="DefaultVmSize"/>.</summary>
    public string VmSize { get; init; } = DefaultVmSize;

    /// <summary>Optional. The purpose of the image.</summary>
    public string Description { get; init; } = "";

    private bool IsWindows => OsType == "Windows";

    /// <summary>Returns the text of the catalog file.</summary>
    public string ToYaml()
    {
        var entries = new List<KeyValuePair<string, CatalogNode>> { Entry("name", Name) };
        if (Description.Length > 0)
        {
            entries.Add(Entry("description", Description));
        }

        entries.Add(Entry("definition", Definition()));
        entries.Add(Entry("template", Template()));
        return CatalogWriter.Write([$"Starts from the latest version of {Publisher}:{Offer}:{Sku} at each build."], new(entries));
    }

    private CatalogNode.Map Definition() => new(
    [
        Entry("osType", OsType),
        Entry("hyperVGeneration", HyperVGeneration),
        Entry("architecture", Architecture),
        Entry("identifier", new CatalogNode.Map([Entry("publisher", ImportOptions.DefaultPublisher), Entry("offer", Name), Entry("sku", Name)])),
        .. Features.Count == 0 ? [] : (KeyValuePair<string, CatalogNode>[])[Entry("features", new CatalogNode.List([.. Features.Select(Feature)]))],
    ]);

    private static CatalogNode Feature(ImageFeature feature) => new CatalogNode.Map([Entry("name", feature.Name), Entry("value", feature.Value)], IsFlow: true);

    private CatalogNode.Map Template() => new(
    [
        Entry("source", new CatalogNode.Map(
        [
            Entry("type", "PlatformImage"), Entry("publisher", Publisher), Entry("offer", Offer), Entry("sku", Sku), Entry("version", "latest"),
        ])),
        Entry("customize", new CatalogNode.List([Step()])),
        Entry("buildTimeoutInMinutes", new CatalogNode.Plain(IsWindows ? "240" : "120")),
        Entry("vmProfile", new CatalogNode.Map([Entry("vmSize", VmSize)])),
        Entry("distribute", new CatalogNode.List(
        [
            new CatalogNode.Map(
            [
                Entry("type", "SharedImage"),
                Entry("versioning", new CatalogNode.Map([Entry("scheme", "Latest"), Entry("major", new CatalogNode.Plain("1"))], IsFlow: true)),
            ]),
        ])),
    ]);

    private CatalogNode.Map Step() => new(
    [
        Entry("type", IsWindows ? "PowerShell" : "Shell"),
        Entry("name", "hello"),
        Entry("inline", new CatalogNode.List([new CatalogNode.Text(IsWindows ? "Write-Output 'hello'" : "echo hello")])),
    ]);

    private static KeyValuePair<string, CatalogNode> Entry(string key, string value) => new(key, new CatalogNode.Text(value));

    private static KeyValuePair<string, CatalogNode> Entry(string key, CatalogNode value) => new(key, value);
}
