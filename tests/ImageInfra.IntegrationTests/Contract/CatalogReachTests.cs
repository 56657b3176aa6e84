using System.Text.Json.Nodes;
using ImageInfra.Components.Factory;
using ImageInfra.Driver.Rehearsal;
using ImageInfra.IntegrationTests.Support;
using ImageInfra.Model.Catalog;
using ImageInfra.Model.Description;
using ImageInfra.Model.Settings;
using ImageInfra.UnitTests.Support;
using Pulumi;
using Pulumi.Testing;
using Xunit.Abstractions;

namespace ImageInfra.IntegrationTests.Contract;

/// <summary>
/// Checks that a catalog file or stack settings can set every property that Azure allows for the factory's resources: files and
/// settings that use everything are declared, and the registered inputs are compared with Azure's own list.
/// </summary>
[Collection(PulumiCollection.Name)]
public sealed class CatalogReachTests(ITestOutputHelper output)
{
    private const string ImageBuilder = "2024-02-01";
    private const string Galleries = "2024-03-03";

    private const string Versions = "Microsoft.Compute/galleries/images/versions";
    private const string Disks = "is of a version that is made from disks; ours are copies of versions, whose disks come along";

    /// <summary>The properties that cannot be set, by resource type and path, each with the reason.</summary>
    private static readonly Dictionary<string, string> s_excluded = new()
    {
        [$"{Versions} properties.restore"] = "asks for a deleted version back; it is nothing that a version has",
        [$"{Versions} properties.storageProfile.source.communityGalleryImageId"] = "names an image of somebody's community; ours are copies of what another stack built",
        [$"{Versions} properties.storageProfile.source.virtualMachineId"] = "names a VM to capture; ours are copies of what another stack built",
        [$"{Versions} properties.storageProfile.osDiskImage"] = Disks,
        [$"{Versions} properties.storageProfile.osDiskImage.hostCaching"] = Disks,
        [$"{Versions} properties.storageProfile.osDiskImage.source"] = Disks,
        [$"{Versions} properties.storageProfile.osDiskImage.source.id"] = Disks,
        [$"{Versions} properties.storageProfile.osDiskImage.source.storageAccountId"] = Disks,
        [$"{Versions} properties.storageProfile.osDiskImage.source.uri"] = Disks,
        [$"{Versions} properties.storageProfile.dataDiskImages"] = Disks,
        [$"{Versions} properties.storageProfile.dataDiskImages.hostCaching"] = Disks,
        [$"{Versions} properties.storageProfile.dataDiskImages.lun"] = Disks,
        [$"{Versions} properties.storageProfile.dataDiskImages.source"] = Disks,
        [$"{Versions} properties.storageProfile.dataDiskImages.source.id"] = Disks,
        [$"{Versions} properties.storageProfile.dataDiskImages.source.storageAccountId"] = Disks,
        [$"{Versions} properties.storageProfile.dataDiskImages.source.uri"] = Disks,
    };

    [Theory]
    [InlineData(ImageBuilder, "Microsoft.VirtualMachineImages/imageTemplates", "azure-native:virtualmachineimages:VirtualMachineImageTemplate")]
    [InlineData(ImageBuilder, "Microsoft.VirtualMachineImages/imageTemplates/triggers", "azure-native:virtualmachineimages:Trigger")]
    [InlineData(Galleries, "Microsoft.Compute/galleries", "azure-native:compute:Gallery")]
    [InlineData(Galleries, "Microsoft.Compute/galleries/images", "azure-native:compute:GalleryImage")]
    [InlineData(Galleries, Versions, "azure-native:compute:GalleryImageVersion")]
    public async Task The_catalog_or_settings_cover_every_writable_property(string apiVersion, string type, string token)
    {
        var published = ContractType.Find(type, apiVersion)!;
        var registered = await RegisteredAsync();

        var writable = published.WritablePaths().Distinct().ToList();
        var reached = registered.Of(token)
            .SelectMany(r => published.PathsIn(ArmTypes.Of(token).Body(PulumiValue.ToJson(r.Inputs))))
            .Append("name")
            .ToHashSet();
        var excluded = writable.Where(p => s_excluded.ContainsKey($"{type} {p}")).ToList();
        var missing = writable.Except(excluded).Where(p => !reached.Contains(p)).ToList();

        var number = $"{type}: {writable.Count - missing.Count - excluded.Count} of {writable.Count - excluded.Count} writable properties can be said"
            + (excluded.Count > 0 ? $", {excluded.Count} have no meaning here" : "");
        output.WriteLine(number);
        excluded.ForEach(p => output.WriteLine($"  {p} {s_excluded[$"{type} {p}"]}"));
        Assert.DoesNotContain(excluded, reached.Contains);
        Assert.True(missing.Count == 0, $"{number}; missing:{string.Concat(missing.Select(p => $"\n  {p}"))}");
    }

    [Fact]
    public void Every_excluded_property_exists()
    {
        Assert.All(s_excluded.Keys.Select(k => k.Split(' ')), e => Assert.Contains(e[1], ContractType.Find(e[0], Galleries)!.WritablePaths()));
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
              },
              "promotions": {
                "web": {
                  "1.0.3": {
                    "source": "/subscriptions/s/resourceGroups/g/providers/Microsoft.Compute/galleries/gal_dev/images/web/versions/1.0.3",
                    "endOfLife": "2031-01-01T00:00:00Z"
                  }
                }
              },
              "promotedVersions": {
                "*": {
                  "replicaCount": 2,
                  "replicationMode": "Full",
                  "storageAccountType": "Standard_ZRS",
                  "targetRegions": [
                    {
                      "name": "westeurope",
                      "replicaCount": 3,
                      "storageAccountType": "PremiumV2_LRS",
                      "excludeFromLatest": true,
                      "additionalReplicaSets": [{ "storageAccountType": "Premium_LRS", "regionalReplicaCount": 2 }],
                      "encryption": {
                        "osDiskImage": {
                          "diskEncryptionSetId": "/subscriptions/s/resourceGroups/g/providers/Microsoft.Compute/diskEncryptionSets/d",
                          "securityProfile": {
                            "confidentialVMEncryptionType": "EncryptedWithCmk",
                            "secureVMDiskEncryptionSetId": "/subscriptions/s/resourceGroups/g/providers/Microsoft.Compute/diskEncryptionSets/c"
                          }
                        },
                        "dataDiskImages": [{ "lun": 0, "diskEncryptionSetId": "/subscriptions/s/resourceGroups/g/providers/Microsoft.Compute/diskEncryptionSets/d" }]
                      }
                    }
                  ],
                  "targetExtendedLocations": [
                    {
                      "name": "westeurope",
                      "extendedLocation": { "name": "edge1", "type": "EdgeZone" },
                      "extendedLocationReplicaCount": 1,
                      "storageAccountType": "StandardSSD_LRS",
                      "encryption": {
                        "osDiskImage": {
                          "diskEncryptionSetId": "/subscriptions/s/resourceGroups/g/providers/Microsoft.Compute/diskEncryptionSets/d",
                          "securityProfile": {
                            "confidentialVMEncryptionType": "EncryptedWithCmk",
                            "secureVMDiskEncryptionSetId": "/subscriptions/s/resourceGroups/g/providers/Microsoft.Compute/diskEncryptionSets/c"
                          }
                        },
                        "dataDiskImages": [{ "lun": 0, "diskEncryptionSetId": "/subscriptions/s/resourceGroups/g/providers/Microsoft.Compute/diskEncryptionSets/d" }]
                      }
                    }
                  ]
                },
                "web": {
                  "uefiSettings": {
                    "signatureTemplateNames": ["MicrosoftUefiCertificateAuthorityTemplate"],
                    "additionalSignatures": {
                      "pk": { "type": "x509", "value": ["cGs="] },
                      "kek": [{ "type": "x509", "value": ["a2Vr"] }],
                      "db": [{ "type": "x509", "value": ["ZGI="] }],
                      "dbx": [{ "type": "sha256", "value": ["ZGJ4"] }]
                    }
                  }
                }
              }
            }
            """)!;

        public override string File => "Pulumi.dev.yaml";

        public override string? Find(string key) => s_values[key]?.ToString();
    }
}
