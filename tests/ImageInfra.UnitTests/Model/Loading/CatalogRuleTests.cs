using ImageInfra.Model.Catalog;
using ImageInfra.Model.Images;
using ImageInfra.UnitTests.Support;

namespace ImageInfra.UnitTests.Model.Loading;

/// <summary>Tests that one mistake in a valid file gives one error at its line.</summary>
public sealed class CatalogRuleTests
{
    public static TheoryData<string, string, string> Slips => new()
    {
        { "name: web", "name: wep", "1: name: 'wep' differs from the file name; expected 'web'" },
        { "name: web", "nane: web", "1: nane: is not a known key here; expected name, description, tags, definition, template, network, version, priority, trigger, allow, matrix; did you mean 'name'?" },
        { "description: All of it", "description: [a]", "2: description: expected a text" },
        { "tags: { team: web }", "tags: { 'a?b': web }", "3: tags.a?b: is not a tag name" },
        { "osType: Windows", "osType: windows", "5: definition.osType: 'windows' is not allowed; expected Linux, Windows; did you mean 'Windows'?" },
        { "architecture: x64", "architecture: x86", "7: definition.architecture: 'x86' is not allowed; expected x64, Arm64" },
        { "publisher: p, offer: o, sku: s }", "publisher: p, offer: o }", "8: definition.identifier.sku: is required" },
        { "publisher: p, offer: o, sku: s }", "publisher: p, offer: o, sku: 'a b' }", "8: definition.identifier.sku: is not allowed in an identifier" },
        { "value: TrustedLaunchSupported", "value: TrustedLaunch", "10: definition.features[0].value: 'TrustedLaunch' is not supported by Azure Image Builder" },
        { "name: DiskControllerTypes", "name: SecurityType", "11: definition.features[1].value: 'SCSI, NVMe' is not allowed for SecurityType" },
        { "min: 1, max: 4", "min: 5, max: 4", "12: definition.recommended.vCPUs.min: is greater than max" },
        { "min: 1, max: 4", "min: 1, max: few", "12: definition.recommended.vCPUs.max: 'few' is not allowed; expected a whole number from 1 to" },
        { "2027-12-01", "soon", "17: definition.endOfLifeDate: 'soon' is not a date" },
        { "https://a/privacy", "ftp://a", "15: definition.privacyStatementUri: is not an https address" },
        { "type: PlatformImage", "type: Platform", "20: template.source.type: 'Platform' is not allowed; expected PlatformImage, SharedImageVersion, ManagedImage, CatalogImage" },
        { "    publisher: p\n", "", "20: template.source.publisher: is required for a PlatformImage source" },
        { "planName: n, ", "", "25: template.source.planInfo.planName: is required in a planInfo" },
        { "{ type: PowerShell, name: a,", "{ type: Shell, name: a,", "27: template.customize[0].type: 'Shell' is not allowed for Windows; expected PowerShell, WindowsRestart, WindowsUpdate, File" },
        { "runElevated: true, runAsSystem: true", "runAsSystem: true", "27: template.customize[0].runAsSystem: requires runElevated: true" },
        { "scriptUri: \"https://a/b.ps1\", ", "", "27: template.customize[0].scriptUri: is required, or else script with a project file, or inline with commands" },
        { "scriptUri: \"https://a/b.ps1\", ", "scriptUri: \"https://a/b.ps1\", inline: [a], ", "27: template.customize[0].inline: is not allowed with scriptUri" },
        { "scriptUri: \"https://a/b.ps1\", ", "inline: [a], sha256Checksum: " + new string('0', 64) + ", ", "27: template.customize[0].sha256Checksum: is only allowed with a scriptUri" },
        { "validExitCodes: [0, 3010]", "validExitCodes: [0, many]", "27: template.customize[0].validExitCodes[1]: expected a whole number" },
        { "restartTimeout: 10m", "restartTimeout: ten", "28: template.customize[1].restartTimeout: 'ten' is not a duration" },
        { "updateLimit: 20", "updateLimit: -1", "29: template.customize[2].updateLimit: '-1' is not allowed; expected a whole number from 0" },
        { "sha256Checksum: " + new string('a', 64), "sha256Checksum: " + new string('A', 64), "30: template.customize[3].sha256Checksum: is not a SHA-256" },
        { "vmBoot: { state: Enabled }", "vmboot: { state: Enabled }", "31: template.optimize.vmboot: is not a known key here; expected vmBoot; did you mean 'vmBoot'?" },
        { "continueDistributeOnFailure: true", "continueDistributeOnFailure: yes", "33: template.validate.continueDistributeOnFailure: 'yes' is not allowed; expected true or false" },
        { "onCustomizerError: abort", "onCustomizerError: stop", "38: template.errorHandling.onCustomizerError: 'stop' is not allowed; expected cleanup, abort" },
        { "buildTimeoutInMinutes: 90", "buildTimeoutInMinutes: 5", "39: template.buildTimeoutInMinutes: '5' is too short" },
        { "buildTimeoutInMinutes: 90", "buildTimeoutInMinutes: 961", "39: template.buildTimeoutInMinutes: '961' is not allowed; expected a whole number from 0 to 960" },
        { "osDiskSizeGB: 256", "osDiskSizeGB: big", "42: template.vmProfile.osDiskSizeGB: 'big' is not allowed" },
        { "Microsoft.ManagedIdentity/userAssignedIdentities/i", "Microsoft.ManagedIdentity/i", "43: template.vmProfile.userAssignedIdentities[0]: is not the id of a user-assigned identity" },
        { "virtualNetworks/v/subnets/b", "virtualNetworks/w/subnets/b", "46: template.vmProfile.vnetConfig.containerInstanceSubnetId: is not in the network of subnetId" },
        { "virtualNetworks/v/subnets/b", "virtualNetworks/v/subnets/a", "46: template.vmProfile.vnetConfig.containerInstanceSubnetId: is the subnet of the build VM" },
        { "virtualNetworks/v/subnets/b\n", "virtualNetworks/v/subnets/b\n      proxyVmSize: x\n", "47: template.vmProfile.vnetConfig.proxyVmSize: is not allowed with containerInstanceSubnetId" },
        { "runOutputName: out", "runOutputName: o!", "49: template.distribute[0].runOutputName: is not a run output name" },
        { "runOutputName: vhd", "runOutputName: OUT", "55: template.distribute[2].runOutputName: 'OUT' is given twice; each run output of a template needs a different name" },
        { "scheme: Source", "scheme: Newest", "51: template.distribute[0].versioning.scheme: 'Newest' is not allowed; expected Latest, Source" },
        { "replicaCount: 2", "replicaCount: 101", "53: template.distribute[0].targetRegions[0].replicaCount: '101' is not allowed; expected a whole number from 1 to 100" },
        { "excludeFromLatest: true, add", "encryption: {}, add", "53: template.distribute[0].targetRegions[0].encryption: is only allowed for promoted versions, because Azure Image Builder uses platform-managed keys" },
        { "regionalReplicaCount: 3", "regionalReplicaCount: 0", "53: template.distribute[0].targetRegions[0].additionalReplicaSets[0].regionalReplicaCount: '0' is not allowed; expected a whole number from 1 to 100" },
        { "storageAccountType: Standard_ZRS }]", "storageAccountType: Standard_ZRS }, { name: westeurope }]", "53: template.distribute[0].targetRegions[1].name: 'westeurope' is given twice; keep one" },
        { "type: VHD, runOutputName: vhd, uri: \"https://a/vhds/x.vhd\"", "type: SharedImage, runOutputName: vhd", "55: template.distribute[2].type: 'SharedImage' is given twice, but a build creates one version" },
        { ", location: westeurope", "", "54: template.distribute[1].location: is required for a ManagedImage distributor" },
        { "description: All of it", "description: All of it\ndescription: twice", "3: description: is given twice, first in line 2" },
        { "description: All of it", "description: &a All of it", "2: is not YAML: anchors and aliases (& and *) are not supported" },
        { "managedResourceTags: { a: b }", "managedResourceTags: { a: b }\n---\nname: other", "57: has a second document" },
        { "managedResourceTags: { a: b }", "managedResourceTags: { a: b", "5" },
        { "endOfLifeInDays: 180", "endOfLifeInDays: 0", "57: version.endOfLifeInDays: '0' is not allowed; expected a whole number from 1 to 3650" },
        { "endOfLifeInDays: 180, ", "", "57: version.blockDeletionBeforeEndOfLife: requires an end of life; add endOfLifeInDays" },
        { "rebuildEveryDays: 30", "rebuildEveryDays: 366", "57: version.rebuildEveryDays: '366' is not allowed; expected a whole number from 1 to 365" },
        { "priority: 5", "priority: high", "58: priority: 'high' is not allowed; expected a whole number from -100 to 100" },
    };

    public static TheoryData<string, string, string> OtherSlips => new()
    {
        { "osState: Generalized", "osState: Specialized", "4: definition.osState: 'Specialized' is not allowed; expected Generalized" },
        { "startsAtVersion: 1.2.0", "startsAtVersion: 1.2", "7: definition.features[0].startsAtVersion: '1.2' is not an image version" },
        { "allowUpdateImage: true", "allowUpdateImage: yes", "8: definition.allowUpdateImage: 'yes' is not allowed; expected true or false" },
        { "purchasePlan: { name: n, ", "purchasePlan: { ", "9: definition.purchasePlan.name: is required in a purchasePlan" },
        { "subscriptions/s/resourceGroups/staging", "subscriptions/s/groups/staging", "25: template.stagingResourceGroup: is not the id of a resource group" },
        { "autoRun: { state: Enabled }", "autoRun: { state: On }", "26: template.autoRun.state: 'On' is not allowed; expected Enabled, Disabled" },
        { "kind: SourceImage", "kind: Timer", "27: trigger.kind: 'Timer' is not allowed; expected SourceImage" },
        { "name: newer-source", "name: a/b", "27: trigger.name: is not the name of a trigger" },
        { "versions/latest", "versions/1.0.0", "27: trigger.kind: requires a source with an imageVersionId that ends in /versions/latest" },
        { "replicationRegions: [West", "targetRegions: [{ name: a }], replicationRegions: [West", "24: template.distribute[0].replicationRegions: is not allowed with targetRegions" },
        { "northeurope]", "westeurope]", "24: template.distribute[0].replicationRegions: has 'westeurope' twice" },
        { "replicationRegions: [West Europe, northeurope], ", "", "24: template.distribute[0].storageAccountType: is only allowed with replicationRegions" },
    };

    [Theory]
    [MemberData(nameof(Slips))]
    public void One_mistake_is_one_error_at_its_line(string good, string slip, string expected) =>
        AssertOneError("web.yaml", SomeYaml.Everything, good, slip, expected);

    [Theory]
    [MemberData(nameof(OtherSlips))]
    public void One_mistake_in_the_remaining_keys_is_one_error_at_its_line(string good, string slip, string expected) =>
        AssertOneError("api.yaml", SomeYaml.OtherHalf, good, slip, expected);

    [Theory]
    [InlineData("{ type: ManagedImage, imageId: /subscriptions/s/resourceGroups/g/providers/Microsoft.Compute/images/i }", "is not allowed for a ManagedImage source")]
    [InlineData("{ type: CatalogImage, image: base }", "is not allowed for a CatalogImage source, because its version is pinned")]
    [InlineData("{ type: PlatformImage, publisher: p, offer: o, sku: s, version: 1.2.3 }", "requires a source with version: latest")]
    public void A_trigger_needs_a_source_with_the_version_latest(string source, string problem)
    {
        var yaml = SomeYaml.Image("web").Split("  source:")[0] + $"  source: {source}\ntrigger: {{ kind: SourceImage }}\n";

        var e = Assert.Throws<CatalogException>(() => ImageCatalog.Load([new("base.yaml", SomeYaml.Image("base")), new("web.yaml", yaml)]));

        Assert.StartsWith($"web.yaml:8: trigger.kind: {problem}", Assert.Single(e.Errors).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_too_long_is_not_read()
    {
        var e = Assert.Throws<CatalogException>(() => ImageCatalog.Load([new("web.yaml", "# " + new string('x', 300_000))]));

        Assert.Contains("longer than 256 KB", Assert.Single(e.Errors).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_with_too_deep_nesting_is_not_read()
    {
        var e = Assert.Throws<CatalogException>(() => ImageCatalog.Load([new("web.yaml", "a: " + new string('[', 100) + new string(']', 100))]));

        Assert.Contains("nested more than 32 levels", Assert.Single(e.Errors).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("# nothing\n")]
    [InlineData("- a\n- b\n")]
    [InlineData("text\n")]
    public void A_file_without_an_image_is_an_error(string yaml)
    {
        var e = Assert.Throws<CatalogException>(() => ImageCatalog.Load([new("web.yaml", yaml)]));

        Assert.Contains("expected an image", Assert.Single(e.Errors).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("PowerShell")]
    [InlineData("WindowsRestart")]
    [InlineData("WindowsUpdate")]
    public void Windows_steps_are_refused_for_linux(string type)
    {
        var yaml = SomeYaml.Image("web").Replace("type: Shell, inline: [echo hello]", $"type: {type}", StringComparison.Ordinal);

        var e = Assert.Throws<CatalogException>(() => ImageCatalog.Load([new("web.yaml", yaml)]));

        Assert.Contains(e.Errors, error => error.Message.Contains($"'{type}' is not allowed for Linux; expected Shell, File", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("type: SharedImageVersion\n    imageVersionId: latest", "imageVersionId: is not the id of an image version")]
    [InlineData("type: ManagedImage\n    imageId: x", "imageId: is not the id of a managed image")]
    [InlineData("type: CatalogImage", "image: is required for a CatalogImage source")]
    public void A_source_needs_the_keys_of_its_type(string source, string expected)
    {
        var yaml = SomeYaml.Image("web", from: "x").Replace("type: CatalogImage\n    image: x", source, StringComparison.Ordinal);

        var e = Assert.Throws<CatalogException>(() => ImageCatalog.Load([new("web.yaml", yaml)]));

        Assert.Contains($"template.source.{expected}", Assert.Single(e.Errors).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void An_image_without_published_versions_cannot_be_a_base()
    {
        var image = SomeYaml.Image("base").Replace("template:\n", "template:\n  distribute: [{ type: VHD }]\n", StringComparison.Ordinal);

        var e = Assert.Throws<CatalogException>(() => ImageCatalog.Load([new("base.yaml", image), new("web.yaml", SomeYaml.Image("web", from: "base"))]));

        Assert.Contains("'base' does not publish versions", Assert.Single(e.Errors).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void An_unresolved_value_of_an_import_is_one_error_at_its_line()
    {
        var yaml = SomeYaml.Everything
            .Replace("osType: Windows", "osType: '<unresolved: Linux or Windows>'", StringComparison.Ordinal)
            .Replace("buildTimeoutInMinutes: 90", "buildTimeoutInMinutes: \"<unresolved: parameters('minutes')>\"", StringComparison.Ordinal)
            .Replace("runOutputName: image", "runOutputName: 'a-<unresolved: name>'", StringComparison.Ordinal);

        var e = Assert.Throws<CatalogException>(() => ImageCatalog.Load([new("web.yaml", yaml)]));

        Assert.Equal(3, e.Errors.Count);
        Assert.All(e.Errors, error => Assert.StartsWith("is unresolved: ", error.Message, StringComparison.Ordinal));
        Assert.Equal("web.yaml:5: definition.osType: is unresolved: Linux or Windows; replace it with a value, or import again with --parameters", e.Errors[0].ToString());
    }

    private static void AssertOneError(string file, string yaml, string good, string slip, string expected)
    {
        Assert.Contains(good, yaml, StringComparison.Ordinal);
        var at = yaml.IndexOf(good, StringComparison.Ordinal);

        var e = Assert.Throws<CatalogException>(() => ImageCatalog.Load([new(file, yaml[..at] + slip + yaml[(at + good.Length)..])]));

        Assert.StartsWith($"{file}:{expected}", Assert.Single(e.Errors).ToString(), StringComparison.Ordinal);
    }
}
