using System.Text.Json.Nodes;
using ImageInfra.Components;
using ImageInfra.Driver.Stacks.Rehearsal;
using ImageInfra.IntegrationTests.Support;
using ImageInfra.Model;
using ImageInfra.Model.Settings;
using ImageInfra.UnitTests.Support;
using Pulumi;
using Pulumi.Testing;
using Xunit.Abstractions;

namespace ImageInfra.IntegrationTests.Contract;

/// <summary>
/// Whatever Azure lets somebody write of the resources that the factory is about, a catalog file or a stack's settings can
/// say: files and settings that use everything are declared, and what is registered is held against Azure's own list.
/// </summary>
[Collection(PulumiCollection.Name)]
public sealed class CatalogReachTests(ITestOutputHelper output)
{
    private const string ImageBuilder = "VirtualMachineImages-2024-02-01";
    private const string Galleries = "Compute-galleries-2024-03-03";

    /// <summary>What can't be said, by resource type and path, each with its reason. Nothing.</summary>
    private static readonly Dictionary<string, string> s_excluded = [];

    [ContractTheory]
    [InlineData(ImageBuilder, "Microsoft.VirtualMachineImages/imageTemplates", "azure-native:virtualmachineimages:VirtualMachineImageTemplate")]
    [InlineData(ImageBuilder, "Microsoft.VirtualMachineImages/imageTemplates/triggers", "azure-native:virtualmachineimages:Trigger")]
    [InlineData(Galleries, "Microsoft.Compute/galleries", "azure-native:compute:Gallery")]
    [InlineData(Galleries, "Microsoft.Compute/galleries/images", "azure-native:compute:GalleryImage")]
    [InlineData(
        Galleries,
        "Microsoft.Compute/galleries/images/versions",
        "azure-native:compute:GalleryImageVersion",
        Skip = "versions are published by builds, and declared once promotion is")]
    public async Task Every_writable_property_can_be_said(string contract, string type, string token)
    {
        var types = ContractTypes.Load(contract);
        var registered = await RegisteredAsync();

        var writable = types.WritablePaths(type).Distinct().ToList();
        var reached = registered.Of(token)
            .SelectMany(r => types.PathsIn(type, ArmTypes.Of(token).Body(PulumiValue.ToJson(r.Inputs))))
            .Append("name")
            .ToHashSet();
        var missing = writable.Where(p => !reached.Contains(p) && !s_excluded.ContainsKey($"{type} {p}")).ToList();

        var number = $"{type}: {writable.Count - missing.Count} of {writable.Count} writable properties can be said";
        output.WriteLine(number);
        Assert.True(missing.Count == 0, $"{number}; missing:{string.Concat(missing.Select(p => $"\n  {p}"))}");
    }

    [ContractFact]
    public void Nothing_is_excluded_that_is_not_there()
    {
        var known = new[] { ImageBuilder, Galleries }.Select(ContractTypes.Load).ToList();

        Assert.All(s_excluded.Keys.Select(k => k.Split(' ')), e =>
            Assert.Contains(known, types => types.Knows(e[0]) && types.WritablePaths(e[0]).Contains(e[1])));
    }

    private static async Task<AzureMocks> RegisteredAsync()
    {
        var mocks = new AzureMocks();
        var catalog = ImageCatalog.Load(SomeYaml.Complete.Select(f => new CatalogFile($"{f.Name}.yaml", f.Yaml)));
        var settings = SettingsReader.Read("dev", new CompleteSettings());
        await Deployment.TestAsync(mocks, new TestOptions { IsPreview = false, StackName = "dev" }, () => ImageFactory.Declare(catalog, settings));
        return mocks;
    }

    private sealed class CompleteSettings : SettingsSource
    {
        private static readonly JsonObject s_values = (JsonObject)JsonNode.Parse("""
            {
              "location": "westeurope",
              "tags": { "team": "images" },
              "gallery": {
                "description": "Ours",
                "sharingProfile": {
                  "permissions": "Community",
                  "communityGalleryInfo": { "publisherUri": "https://a", "publisherContact": "a@a", "eula": "none", "publicNamePrefix": "images" }
                },
                "softDeletePolicy": { "isSoftDeleteEnabled": true },
                "identity": {
                  "type": "UserAssigned",
                  "userAssignedIdentities": ["/subscriptions/s/resourceGroups/g/providers/Microsoft.ManagedIdentity/userAssignedIdentities/i"]
                }
              }
            }
            """)!;

        public override string File => "Pulumi.dev.yaml";

        public override string? Find(string key) => s_values[key]?.ToString();
    }
}
