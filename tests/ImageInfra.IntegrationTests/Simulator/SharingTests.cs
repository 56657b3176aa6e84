using System.Text.Json.Nodes;
using ImageInfra.IntegrationTests.Support;

namespace ImageInfra.IntegrationTests.Simulator;

public sealed class SharingTests : SimulatorTest
{
    private string Shared => $"{Providers}/Microsoft.Compute/galleries/shared";

    [Fact]
    [Holds("Microsoft.Compute/galleries", "POST share")]
    public async Task A_gallery_is_shared_with_subscriptions_and_unshared()
    {
        await MakeAsync(Shared, Galleries, Here(Json("""{ "sharingProfile": { "permissions": "Groups" } }""")));
        await ShareAsync("Add", "a", "b");
        await ShareAsync("Remove", "a");
        var gallery = await Arm.GetAsync($"{Shared}?$expand=SharingProfile/Groups", Galleries);

        Assert.Equal(["b"], ((JsonArray)gallery.Property("sharingProfile")!["groups"]![0]!["ids"]!).Select(i => (string?)i));
        Assert.Equal("Succeeded", (string?)gallery.Property("sharingStatus")!["aggregatedState"]);
        Assert.Null((await Arm.GetAsync(Shared, Galleries)).Property("sharingProfile")!["groups"]);
    }

    [Fact]
    public async Task A_gallery_created_for_the_community_can_be_enabled()
    {
        await MakeAsync(Shared, Galleries, Here(Json("""
            { "sharingProfile": { "permissions": "Community", "communityGalleryInfo":
              { "publisherUri": "https://contoso.com", "publisherContact": "a@contoso.com", "eula": "https://contoso.com/eula", "publicNamePrefix": "contoso" } } }
            """)));
        await ShareAsync("EnableCommunity");
        var info = (await Arm.GetAsync(Shared, Galleries)).Property("sharingProfile")!["communityGalleryInfo"]!;

        Assert.True((bool)info["communityGalleryEnabled"]!);
        Assert.StartsWith("contoso-", (string?)info["publicNames"]![0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_kind_of_sharing_is_set_at_creation()
    {
        Assert.Equal(400, (await Arm.PostAsync($"{Arm.Gallery}/share", Galleries, Json("""{ "operationType": "EnableCommunity" }"""))).Status);
        Assert.Equal("PropertyChangeNotAllowed", (await Arm.PatchAsync(Arm.Gallery, Galleries, Json("""{ "properties": { "sharingProfile": { "permissions": "Groups" } } }"""))).Code);
        Assert.Equal("InvalidParameter", (await Arm.PutAsync(Shared, Galleries, Here(Json("""{ "sharingProfile": { "permissions": "Community" } }""")))).Code);
    }

    private async Task ShareAsync(string operation, params string[] subscriptions) => Assert.Equal(202, (await Arm.PostAsync($"{Shared}/share", Galleries, new()
    {
        ["operationType"] = operation,
        ["groups"] = new JsonArray(new JsonObject { ["type"] = "Subscriptions", ["ids"] = new JsonArray([.. subscriptions.Select(s => JsonValue.Create(s))]) }),
    })).Status);
}
