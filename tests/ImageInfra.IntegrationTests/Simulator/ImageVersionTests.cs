using System.Text.Json.Nodes;
using ImageInfra.IntegrationTests.Support;

namespace ImageInfra.IntegrationTests.Simulator;

public sealed class ImageVersionTests : SimulatorTest
{
    private string Version => $"{Arm.Definition}/versions/1.0.0";

    private string Image => $"{Providers}/Microsoft.Compute/images/source";

    [Fact]
    [Holds("Microsoft.Compute/galleries/images/versions", "PUT", "GET", "LIST")]
    [Holds("Microsoft.Compute/locations/capsOperations", "GET")]
    public async Task Regions_are_replicated_one_after_the_other()
    {
        var created = await Arm.PutAsync(Version, Galleries, Body(r => r.Add(new JsonObject { ["name"] = "North Europe", ["regionalReplicaCount"] = 2 })));
        Arm.Pass(TimeSpan.FromMinutes(7));
        var between = (await Arm.GetAsync($"{Version}?$expand=ReplicationStatus", Galleries)).Property("replicationStatus")!;
        Arm.Pass(TimeSpan.FromMinutes(5));
        var after = await Arm.GetAsync($"{Version}?$expand=ReplicationStatus", Galleries);

        Assert.Equal(201, created.Status);
        Assert.Equal(["Completed", "Replicating"], ((JsonArray)between["summary"]!).Select(s => (string?)s!["state"]));
        Assert.InRange((int)between["summary"]![1]!["progress"]!, 1, 99);
        Assert.Equal("Completed", (string?)after.Property("replicationStatus")!["aggregatedState"]);
        Assert.Equal("Succeeded", (string?)after.Property("provisioningState"));
        Assert.Equal(2, (int)after.Property("publishingProfile")!["targetRegions"]![1]!["regionalReplicaCount"]!);
        Assert.Equal("Succeeded", (string?)(await Arm.GetAsync(created.Headers["Azure-AsyncOperation"], "")).Json["status"]);
        Assert.Equal(["1.0.0"], Names(await Arm.GetAsync($"{Arm.Definition}/versions", Galleries)));
        Assert.Null((await Arm.GetAsync(Version, Galleries)).Property("replicationStatus"));
    }

    [Fact]
    [Holds("Microsoft.Compute/galleries/images/versions", "PATCH")]
    public async Task Only_an_added_region_is_replicated()
    {
        await MakeAsync(Version, Galleries, Body());

        var patched = await Arm.PatchAsync(Version, Galleries, Json("""
            { "properties": { "publishingProfile": { "excludeFromLatest": true, "targetRegions": [ { "name": "westeurope" }, { "name": "eastus" } ] } } }
            """));
        var status = (await Arm.GetAsync($"{Version}?$expand=ReplicationStatus", Galleries)).Property("replicationStatus")!;

        Assert.Equal(200, patched.Status);
        Assert.True((bool)patched.Property("publishingProfile")!["excludeFromLatest"]!);
        Assert.Equal([100, 0], ((JsonArray)status["summary"]!).Select(s => (int)s!["progress"]!));
    }

    [Theory]
    [InlineData("1.0", "InvalidParameter", "Major(int).Minor(int).Patch(int)")]
    [InlineData("1.0.99999999999", "InvalidParameter", "Major(int).Minor(int).Patch(int)")]
    public async Task A_version_number_has_three_integers(string number, string code, string words) =>
        AssertRefusal(await Arm.PutAsync($"{Arm.Definition}/versions/{number}", Galleries, Body()), code, words);

    [Theory]
    [InlineData("""[ { "name": "eastus" } ]""", "must contain the location")]
    [InlineData("""[ { "name": "westeurope" }, { "name": "West Europe" } ]""", "twice")]
    [InlineData("""[ { "name": "westeurope" }, { "name": "atlantis" } ]""", "not a region")]
    [InlineData("""[ { "name": "westeurope", "regionalReplicaCount": 101 } ]""", "at most 100")]
    [InlineData("""[ { "name": "westeurope", "storageAccountType": "Floppy" } ]""", "Premium_LRS")]
    public async Task Wrong_regions_are_refused(string regions, string words)
    {
        var body = Body();
        body["properties"]!["publishingProfile"]!["targetRegions"] = JsonNode.Parse(regions);

        AssertRefusal(await Arm.PutAsync(Version, Galleries, body), "InvalidParameter", words);
    }

    [Fact]
    public async Task The_source_and_storage_of_a_version_cannot_change()
    {
        await MakeAsync(Version, Galleries, Body());
        await MakeAsync($"{Image}2", "2024-11-01", SomeBodies.ManagedImage("westeurope"));
        var storage = Body();
        storage["properties"]!["publishingProfile"]!["storageAccountType"] = "Premium_LRS";

        Assert.Equal("PropertyChangeNotAllowed", (await Arm.PutAsync(Version, Galleries, SomeBodies.VersionOf("westeurope", $"{Image}2"))).Code);
        Assert.Equal("PropertyChangeNotAllowed", (await Arm.PutAsync(Version, Galleries, storage)).Code);
    }

    [Fact]
    public async Task A_source_must_exist_and_match_the_definition()
    {
        await MakeAsync(Version, Galleries, Body());
        await MakeAsync($"{Arm.Gallery}/images/windows", Galleries, SomeBodies.WindowsDefinition("westeurope", "w"));

        Assert.Equal("NotFound", (await Arm.PutAsync($"{Arm.Definition}/versions/2.0.0", Galleries, SomeBodies.VersionOf("westeurope", $"{Arm.Definition}/versions/9.9.9"))).Code);
        AssertRefusal(await Arm.PutAsync($"{Arm.Gallery}/images/windows/versions/1.0.0", Galleries, SomeBodies.VersionOf("westeurope", Version)), "InvalidParameter", "has a different OS type ['Linux'] than the parent gallery image OS type generation ['Windows']");
    }

    [Fact]
    [Holds("Microsoft.Compute/galleries/images/versions", "DELETE")]
    public async Task A_version_blocked_until_its_end_of_life_cannot_be_deleted_before()
    {
        var body = Body();
        body["properties"]!["publishingProfile"]!["endOfLifeDate"] = "2026-12-01T00:00:00Z";
        body["properties"]!["safetyProfile"] = new JsonObject { ["blockDeletionBeforeEndOfLife"] = true };
        await MakeAsync(Version, Galleries, body);

        var blocked = await Arm.DeleteAsync(Version, Galleries);
        Arm.Pass(TimeSpan.FromDays(10));
        var deleted = await Arm.DeleteAsync(Version, Galleries);

        AssertRefusal(blocked, "DeleteGalleryImageVersionBlockedBeforeEndOfLife", "2026-12-01");
        Assert.Equal(202, deleted.Status);
        Assert.Equal("60", deleted.Headers["Retry-After"]);
    }

    [Fact]
    public async Task The_newest_api_version_blocks_deletion_for_half_a_year()
    {
        await MakeAsync(Version, "2026-03-03", Body());

        Assert.Equal("DeleteGalleryImageVersionBlockedBeforeEndOfLife", (await Arm.DeleteAsync(Version, Galleries)).Code);
    }

    [Fact]
    public async Task An_end_of_life_must_be_in_the_future()
    {
        var body = Body();
        body["properties"]!["publishingProfile"]!["endOfLifeDate"] = "2020-01-01T00:00:00Z";

        AssertRefusal(await Arm.PutAsync(Version, Galleries, body), "InvalidParameter", "EndOfLifeDate must be set to a future date.");
    }

    [Fact]
    [Holds("Microsoft.Compute/galleries/softDeletedArtifactTypes/artifacts/versions", "LIST")]
    public async Task A_soft_deleted_version_is_restored_unchanged()
    {
        await Arm.PatchAsync(Arm.Gallery, Galleries, Json("""{ "properties": { "softDeletePolicy": { "isSoftDeleteEnabled": true } } }"""));
        await MakeAsync(Version, Galleries, Body(r => r.Add(new JsonObject { ["name"] = "eastus" })));
        await Arm.DeleteAsync(Version, Galleries);
        Arm.Pass(TimeSpan.FromMinutes(3));

        var gone = await Arm.GetAsync(Version, Galleries);
        var kept = await Arm.GetAsync($"{Arm.Gallery}/softDeletedArtifactTypes/Images/artifacts/web/versions", Galleries);
        var restored = await Arm.PutAsync(Version, Galleries, Here());
        Arm.Pass(TimeSpan.FromMinutes(1));

        Assert.Equal(404, gone.Status);
        Assert.Equal(["1.0.0"], Names(kept));
        Assert.Equal(200, restored.Status);
        Assert.Equal("Updating", (string?)restored.Property("provisioningState"));
        Assert.Equal(2, ((JsonArray)restored.Property("publishingProfile")!["targetRegions"]!).Count);
        Assert.Equal("Succeeded", (string?)(await Arm.GetAsync(Version, Galleries)).Property("provisioningState"));
    }

    [Theory]
    [InlineData("""{ "restore": true, "storageProfile": {} }""")]
    [InlineData("""{ "restore": true }""")]
    public async Task A_restore_flag_restores_a_soft_deleted_version(string properties)
    {
        await KeepDeletedAsync();
        await MakeAsync(Version, Galleries, Body(r => r.Add(new JsonObject { ["name"] = "eastus" })));
        await DeleteAsync();

        var restored = await Arm.PutAsync(Version, Galleries, Here(Json(properties)));
        Arm.Pass(TimeSpan.FromMinutes(1));
        var version = await Arm.GetAsync(Version, Galleries);

        Assert.Equal((200, "Updating"), (restored.Status, (string?)restored.Property("provisioningState")));
        Assert.Equal("Succeeded", (string?)version.Property("provisioningState"));
        Assert.Equal(Image, (string?)version.Property("storageProfile")!["source"]!["id"]);
        Assert.Equal(2, ((JsonArray)version.Property("publishingProfile")!["targetRegions"]!).Count);
        Assert.Empty(Names(await Arm.GetAsync(SoftDeleted, Galleries)));
    }

    [Fact]
    public async Task A_version_that_was_not_deleted_cannot_be_restored()
    {
        await KeepDeletedAsync();

        AssertRefusal(await Arm.PutAsync(Version, Galleries, Here(Json("""{ "restore": true, "storageProfile": {} }"""))), "InvalidParameter", "source");
    }

    [Fact]
    public async Task A_version_deleted_again_is_kept_for_a_week_from_then()
    {
        await KeepDeletedAsync();
        await MakeAsync(Version, Galleries, Body());
        await DeleteAsync();
        Arm.Pass(TimeSpan.FromDays(6));
        await MakeAsync(Version, Galleries, Here());
        await DeleteAsync();
        Arm.Pass(TimeSpan.FromDays(6));

        Assert.Equal(["1.0.0"], Names(await Arm.GetAsync(SoftDeleted, Galleries)));
        Arm.Pass(TimeSpan.FromDays(2));
        Assert.Empty(Names(await Arm.GetAsync(SoftDeleted, Galleries)));
    }

    [Fact]
    public async Task The_newest_api_version_sets_retention_and_deletes_at_once()
    {
        const string Newest = "2026-03-03";
        await Arm.PatchAsync(Arm.Gallery, Newest, Json("""{ "properties": { "softDeletePolicy": { "isSoftDeleteEnabled": true, "retentionPeriodInDays": 30, "gracePeriodInDays": 7 } } }"""));
        await MakeAsync(Version, Galleries, Body());
        await MakeAsync($"{Arm.Definition}/versions/2.0.0", Galleries, Body());
        await DeleteAsync();
        await Arm.DeleteAsync($"{Arm.Definition}/versions/2.0.0?bypassSoftDelete=true", Newest);
        Arm.Pass(TimeSpan.FromDays(36));

        Assert.Equal(["1.0.0"], Names(await Arm.GetAsync(SoftDeleted, Galleries)));
        Arm.Pass(TimeSpan.FromDays(2));
        Assert.Empty(Names(await Arm.GetAsync(SoftDeleted, Galleries)));
    }

    [Fact]
    public async Task A_gallery_without_soft_delete_keeps_no_versions()
    {
        await MakeAsync(Version, Galleries, Body());
        await DeleteAsync();

        Assert.Empty(Names(await Arm.GetAsync(SoftDeleted, Galleries)));
        Assert.Equal(404, (await Arm.GetAsync(Version, Galleries)).Status);
    }

    [Fact]
    public async Task A_soft_deleted_version_is_removed_after_a_week()
    {
        await Arm.PatchAsync(Arm.Gallery, Galleries, Json("""{ "properties": { "softDeletePolicy": { "isSoftDeleteEnabled": true } } }"""));
        await MakeAsync(Version, Galleries, Body());
        await Arm.DeleteAsync(Version, Galleries);
        Arm.Pass(TimeSpan.FromDays(8));

        Assert.Empty(Names(await Arm.GetAsync($"{Arm.Gallery}/softDeletedArtifactTypes/Images/artifacts/web/versions", Galleries)));
    }

    protected override async Task PrepareAsync()
    {
        await base.PrepareAsync();
        await MakeAsync(Image, "2024-11-01", SomeBodies.ManagedImage("westeurope"));
    }

    private string SoftDeleted => $"{Arm.Gallery}/softDeletedArtifactTypes/Images/artifacts/web/versions";

    private Task<ArmReply> KeepDeletedAsync() =>
        Arm.PatchAsync(Arm.Gallery, Galleries, Json("""{ "properties": { "softDeletePolicy": { "isSoftDeleteEnabled": true } } }"""));

    private async Task DeleteAsync()
    {
        Assert.Equal(202, (await Arm.DeleteAsync(Version, Galleries)).Status);
        Arm.Pass(TimeSpan.FromMinutes(3));
    }

    private JsonObject Body(Action<JsonArray>? change = null)
    {
        var body = SomeBodies.VersionOf("westeurope", Image);
        var regions = new JsonArray(new JsonObject { ["name"] = "westeurope" });
        change?.Invoke(regions);
        body["properties"]!["publishingProfile"] = new JsonObject { ["targetRegions"] = regions };
        return body;
    }

    private static void AssertRefusal(ArmReply reply, string code, string words)
    {
        Assert.Equal(code, reply.Code);
        Assert.Contains(words, reply.Message, StringComparison.Ordinal);
    }
}
