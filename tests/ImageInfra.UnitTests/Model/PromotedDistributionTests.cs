using ImageInfra.Model.Images;
using ImageInfra.Model.Planning;
using ImageInfra.Model.Settings;
using ImageInfra.UnitTests.Support;

namespace ImageInfra.UnitTests.Model;

/// <summary>Tests how a stack distributes promoted versions.</summary>
public sealed class PromotedDistributionTests
{
    private const string Set = "/subscriptions/s/resourceGroups/g/providers/Microsoft.Compute/diskEncryptionSets/d";

    [Fact]
    public void The_item_of_an_image_overrides_that_of_all_images()
    {
        var settings = Read($$"""
            {
              "*": { "replicationMode": "Shallow", "storageAccountType": "PremiumV2_LRS", "targetRegions": ["westeurope", { "name": "North Europe", "encryption": { "osDiskImage": { "diskEncryptionSetId": "{{Set}}" } } }] },
              "web": { "replicationMode": "Full", "replicaCount": 2 }
            }
            """);

        var (web, other) = (PromotionPlan.DistributionOf("web", settings), PromotionPlan.DistributionOf("other", settings));

        Assert.Equal(("Full", 2, "PremiumV2_LRS"), (web.ReplicationMode, web.ReplicaCount, web.StorageAccountType));
        Assert.Equal(("Shallow", null), (other.ReplicationMode, other.ReplicaCount));
        Assert.Equal(["westeurope", "northeurope"], web.TargetRegions!.Select(r => r.Name));
        Assert.All(web.TargetRegions!, r => Assert.Equal("PremiumV2_LRS", r.StorageAccountType));
        Assert.Equal(Set, web.TargetRegions![1].Encryption!.OsDiskImage!.DiskEncryptionSetId);
    }

    [Theory]
    [InlineData("""{ "*": { "targetRegions": ["northeurope"] } }""", "promotedVersions.*.targetRegions: must contain the location 'westeurope'")]
    [InlineData("""{ "*": { "replicationMode": "Half" } }""", "promotedVersions.*.replicationMode: 'Half' is not allowed; expected Full, Shallow")]
    [InlineData("""{ "*": { "targetRegions": [{ "name": "westeurope", "encryption": { "osDiskImage": { "diskEncryptionSetId": "d" } } }] } }""", "osDiskImage.diskEncryptionSetId: is not the id of a disk encryption set")]
    [InlineData("""{ "*": { "targetRegions": [{ "name": "westeurope", "encryption": { "osDiskImage": { "securityProfile": { "confidentialVMEncryptionType": "EncryptedWithCmk" } } } }] } }""", "securityProfile: requires secureVMDiskEncryptionSetId for the type EncryptedWithCmk, and does not allow it for other types")]
    [InlineData("""{ "*": { "targetRegions": [{ "name": "westeurope", "encryption": { "dataDiskImages": [{ "lun": 0 }, { "lun": 0 }] } }] } }""", "dataDiskImages: has lun 0 twice")]
    [InlineData("""{ "*": { "targetExtendedLocations": [{ "name": "westus" }] } }""", "targetExtendedLocations[0].extendedLocation: is required")]
    [InlineData("""{ "*": { "uefiSettings": { "additionalSignatures": { "pk": { "type": "pgp", "value": [] } } } } }""", "pk.type: 'pgp' is not allowed; expected sha256, x509")]
    public void A_mistake_is_an_error_with_its_place(string value, string expected) =>
        Assert.Contains(expected, Assert.Throws<CatalogException>(() => Read(value)).Message, StringComparison.Ordinal);

    [Fact]
    public void Customer_keys_are_refused_for_built_versions()
    {
        var source = new Values { ["location"] = "westeurope", ["targetRegions"] = """[{ "name": "westeurope", "encryption": {} }]""" };

        var e = Assert.Throws<CatalogException>(() => SettingsReader.Read("dev", source));

        Assert.Contains("targetRegions[0].encryption: is only allowed for promoted versions", Assert.Single(e.Errors).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_image_is_an_error_with_similar_names()
    {
        var settings = Read("""{ "wep": { "replicaCount": 2 } }""");

        var e = Assert.Throws<CatalogException>(() => FactoryPlan.Create(SomeStack.Catalog(SomeStack.Image() with { Name = "web" }), settings));

        Assert.Contains("imageinfra:promotedVersions.wep: the catalog has no image 'wep'; did you mean 'web'?", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Properties_outside_a_template_do_not_change_its_name()
    {
        var image = SomeStack.Image();
        ImageSpec With(TargetRegion region) => image with { Template = image.Template with { Distribute = [new Distributor.SharedImage { TargetRegions = [region] }] } };

        var plain = TemplatePlan.Create(With(new("westeurope")), SomeStack.Settings());
        var more = TemplatePlan.Create(With(new("westeurope") { ExcludeFromLatest = true, AdditionalReplicaSets = [new("Premium_LRS")] }), SomeStack.Settings());

        Assert.Equal(plain.TemplateName, more.TemplateName);
    }

    private static FactorySettings Read(string promoted) =>
        SettingsReader.Read("dev", new Values { ["location"] = "westeurope", ["promotedVersions"] = promoted });

    private sealed class Values : SettingsSource
    {
        private readonly Dictionary<string, string> _values = [];

        public string this[string key]
        {
            set => _values[key] = value;
        }

        public override string File => "Pulumi.dev.yaml";

        public override string? Find(string key) => _values.GetValueOrDefault(key);
    }
}
