using System.Text.Json.Nodes;
using ImageInfra.IntegrationTests.Support;
using ImageInfra.Simulator.Foundations;

namespace ImageInfra.IntegrationTests.Simulator;

/// <summary>Tests copying a version to the gallery of another subscription.</summary>
public sealed class PromotionTests : ConsumerTest
{
    private static string Group => $"/subscriptions/{new SimulatorOptions().Subscriptions[1]}/resourceGroups/prod";

    private static string Target => $"{Group}/providers/Microsoft.Compute/galleries/prod";

    private static string Copy => $"{Target}/images/web/versions/1.0.0";

    [Fact]
    public async Task A_copy_has_its_own_tags_regions_and_replicas_and_its_source()
    {
        await TagAsync(Old);
        var body = SomeBodies.VersionOf("westeurope", Old);
        body["tags"] = new JsonObject { ["stage"] = "prod" };
        body["properties"]!["publishingProfile"] = Json("""
            { "replicaCount": 3, "targetRegions": [ { "name": "westeurope" }, { "name": "eastus", "regionalReplicaCount": 2 } ] }
            """);

        var created = await Arm.PutAsync(Copy, Galleries, body);
        Arm.Pass(TimeSpan.FromMinutes(7));
        var between = (await Arm.GetAsync($"{Copy}?$expand=ReplicationStatus", Galleries)).Property("replicationStatus")!;
        Arm.Pass(TimeSpan.FromMinutes(10));
        var copy = await Arm.GetAsync(Copy, Galleries);

        Assert.Equal((201, "Creating"), (created.Status, (string?)created.Property("provisioningState")));
        Assert.Equal(["Completed", "Replicating"], ((JsonArray)between["summary"]!).Select(s => (string?)s!["state"]));
        Assert.Equal("Succeeded", (string?)copy.Property("provisioningState"));
        Assert.Equal("""{"stage":"prod"}""", copy.Json["tags"]!.ToJsonString());
        Assert.Equal(Old, (string?)copy.Property("storageProfile")!["source"]!["id"]);
        Assert.Equal(
            [("West Europe", 3), ("East US", 2)],
            ((JsonArray)copy.Property("publishingProfile")!["targetRegions"]!).Select(r => ((string)r!["name"]!, (int)r["regionalReplicaCount"]!)));
    }

    [Fact]
    public async Task A_copy_keeps_its_encryption_keys_and_shows_its_targets()
    {
        var set = $"{Group}/providers/Microsoft.Compute/diskEncryptionSets/d";
        var body = SomeBodies.VersionOf("westeurope", Old);
        body["properties"]!["publishingProfile"] = Json($$"""
            {
              "targetRegions": [{
                "name": "westeurope", "excludeFromLatest": true, "additionalReplicaSets": [{ "storageAccountType": "Premium_LRS", "regionalReplicaCount": 2 }],
                "encryption": { "osDiskImage": { "diskEncryptionSetId": "{{set}}" }, "dataDiskImages": [{ "lun": 0 }] } }],
              "targetExtendedLocations": [{ "name": "westus", "extendedLocation": { "name": "edge1", "type": "EdgeZone" } }]
            }
            """);
        body["properties"]!["securityProfile"] = Json("""{ "uefiSettings": { "signatureTemplateNames": ["MicrosoftWindowsTemplate"] } }""");
        await MakeAsync(Copy, Galleries, body);

        var shown = (await Arm.GetAsync(Copy, Galleries)).Property("publishingProfile")!;
        var changed = Json($$"""{ "properties": { "publishingProfile": { "targetRegions": [{ "name": "westeurope", "encryption": { "osDiskImage": { "diskEncryptionSetId": "{{set}}2" } } }] } } }""");
        var refused = await Arm.PatchAsync(Copy, Galleries, changed);

        var region = shown["targetRegions"]![0]!;
        Assert.True((bool)region["excludeFromLatest"]!);
        Assert.Equal(2, (int)region["additionalReplicaSets"]![0]!["regionalReplicaCount"]!);
        Assert.Equal(set, (string?)region["encryption"]!["osDiskImage"]!["diskEncryptionSetId"]);
        Assert.Equal("StandardSSD_LRS", (string?)shown["targetExtendedLocations"]![0]!["storageAccountType"]);
        Assert.Equal((409, "PropertyChangeNotAllowed"), (refused.Status, refused.Code));
    }

    [Theory]
    [InlineData("""{ "targetRegions": [{ "name": "westeurope", "encryption": { "osDiskImage": { "diskEncryptionSetId": "d" } } }] }""")]
    [InlineData("""{ "targetRegions": [{ "name": "westeurope", "encryption": { "osDiskImage": { "securityProfile": { "confidentialVMEncryptionType": "EncryptedWithCmk" } } } }] }""")]
    [InlineData("""{ "targetRegions": [{ "name": "westeurope", "encryption": { "dataDiskImages": [{ "lun": 1 }, { "lun": 1 }] } }] }""")]
    [InlineData("""{ "targetRegions": [{ "name": "westeurope", "additionalReplicaSets": [{ "storageAccountType": "Tape" }] }] }""")]
    [InlineData("""{ "targetExtendedLocations": [{ "name": "westus", "extendedLocation": { "type": "EdgeZone" } }] }""")]
    [InlineData("""{ "targetExtendedLocations": [{ "name": "nowhere", "extendedLocation": { "name": "edge1" } }] }""")]
    public async Task An_invalid_target_is_refused(string profile)
    {
        var body = SomeBodies.VersionOf("westeurope", Old);
        body["properties"]!["publishingProfile"] = Json(profile);

        var refused = await Arm.PutAsync(Copy, Galleries, body);

        Assert.Equal((400, "InvalidParameter"), (refused.Status, refused.Code));
    }

    [Fact]
    public async Task A_copy_survives_its_source_and_can_create_machines()
    {
        await MakeAsync(Copy, Galleries, SomeBodies.VersionOf("westeurope", Old));
        await DeleteVersionAsync(Old);

        var patched = await Arm.PatchAsync(Copy, Galleries, Json("""{ "tags": { "a": "b" } }"""));
        Arm.Pass(TimeSpan.FromMinutes(1));
        await MakeAsync($"{Group}/providers/Microsoft.Compute/virtualMachines/vm", Compute, Machines.From(Copy));

        Assert.Equal(200, patched.Status);
        Assert.Equal(Old, (string?)(await Arm.GetAsync(Copy, Galleries)).Property("storageProfile")!["source"]!["id"]);
    }

    [Fact]
    public async Task A_source_must_exist_succeed_and_be_in_the_region()
    {
        await Arm.PutAsync($"{Arm.Definition}/versions/3.0.0", Galleries, SomeBodies.VersionOf("westeurope", $"{Providers}/Microsoft.Compute/images/source"));

        AssertRefusal(await CopyAsync($"{Arm.Definition}/versions/9.9.9"), 404, "NotFound", "Source was not found: ");
        AssertRefusal(await CopyAsync($"{Arm.Definition}/versions/3.0.0"), 409, "Conflict", "'Creating'");
        AssertRefusal(await CopyAsync(New, "northeurope"), 404, "NotFound", "is in the same region as gallery image version being created.");
        Assert.Equal(201, (await CopyAsync(Old, "northeurope")).Status);
    }

    [Theory]
    [InlineData("osType", "Windows", "has a different OS type ['Linux'] than the parent gallery image OS type generation ['Windows']")]
    [InlineData("hyperVGeneration", "V1", "has a different Hypervisor generation ['V2'] than the parent gallery image Hypervisor generation ['V1']")]
    [InlineData("osState", "Specialized", "since the OS State in the parent gallery image ('Specialized') is not 'Generalized'.")]
    public async Task The_definitions_must_match(string property, string value, string words)
    {
        var definition = SomeBodies.Definition("other");
        definition["properties"]![property] = value;
        await MakeAsync($"{Target}/images/other", Galleries, definition);

        AssertRefusal(await Arm.PutAsync($"{Target}/images/other/versions/1.0.0", Galleries, SomeBodies.VersionOf("westeurope", Old)), 400, "InvalidParameter", words);
    }

    protected override async Task PrepareAsync()
    {
        await base.PrepareAsync();
        await MakeAsync(Group, Groups, Here());
        await MakeAsync(Target, Galleries, Here());
        await MakeAsync($"{Target}/images/web", Galleries, SomeBodies.Definition());
    }

    private Task<ArmReply> CopyAsync(string source, string location = "westeurope") => Arm.PutAsync(Copy, Galleries, SomeBodies.VersionOf(location, source));

    private async Task TagAsync(string version)
    {
        await Arm.PatchAsync(version, Galleries, Json("""{ "tags": { "run": "17", "stage": "dev" } }"""));
        Arm.Pass(TimeSpan.FromMinutes(1));
    }
}
