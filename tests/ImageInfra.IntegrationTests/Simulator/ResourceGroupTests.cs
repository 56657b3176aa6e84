using System.Text.Json.Nodes;
using ImageInfra.IntegrationTests.Support;

namespace ImageInfra.IntegrationTests.Simulator;

public sealed class ResourceGroupTests : SimulatorTest
{
    private string Other => $"{Arm.Subscription}/resourceGroups/other";

    [Fact]
    [Holds("subscriptions/resourceGroups", "GET", "HEAD", "LIST", "PUT", "PATCH")]
    public async Task A_group_has_tags_and_keeps_its_location()
    {
        Assert.Equal(404, (await Arm.SendAsync(HttpMethod.Head, Other, Groups, null)).Status);
        Assert.Equal(201, (await Arm.PutAsync(Other, Groups, Here())).Status);
        Assert.Equal(200, (await Arm.PutAsync(Other, Groups, Here())).Status);
        await Arm.PatchAsync(Other, Groups, Json("""{ "tags": { "team": "images" } }"""));

        Assert.Equal("images", (string?)(await Arm.GetAsync(Other, Groups)).Json["tags"]!["team"]);
        Assert.Equal(204, (await Arm.SendAsync(HttpMethod.Head, Other, Groups, null)).Status);
        Assert.Equal(["other", "rg"], Names(await Arm.GetAsync($"{Arm.Subscription}/resourceGroups", Groups)));
        Assert.Equal("InvalidResourceGroupLocation", (await Arm.PutAsync(Other, Groups, new() { ["location"] = "eastus" })).Code);
    }

    [Fact]
    [Holds("subscriptions/resourceGroups", "DELETE")]
    [Holds("subscriptions/operationresults", "GET")]
    public async Task A_group_in_deletion_accepts_no_resources()
    {
        var deletion = await Arm.DeleteAsync(Arm.Group, Groups);
        var address = deletion.Headers["Location"];
        var meanwhile = await Arm.PutAsync($"{Providers}/Microsoft.Compute/galleries/late", Galleries, Here());
        var running = await Arm.GetAsync(address, "");
        Arm.Pass(TimeSpan.FromMinutes(1));

        Assert.Equal(202, deletion.Status);
        Assert.Equal("ResourceGroupBeingDeleted", meanwhile.Code);
        Assert.Equal(202, running.Status);
        Assert.Equal(200, (await Arm.GetAsync(address, "")).Status);
        Assert.Equal("ResourceGroupNotFound", (await Arm.GetAsync(Arm.Group, Groups)).Code);
        Assert.Equal("ResourceGroupNotFound", (await Arm.GetAsync(Arm.Gallery, Galleries)).Code);
    }

    [Fact]
    [Holds("subscriptions/resourceGroups/resources", "LIST")]
    [Holds("subscriptions/resources", "LIST")]
    public async Task Resources_of_a_group_are_listed_and_filtered_by_type()
    {
        var inGroup = await Arm.GetAsync($"{Arm.Group}/resources", "2021-04-01");
        var galleries = await Arm.GetAsync($"{Arm.Subscription}/resources?$filter=resourceType%20eq%20'Microsoft.Compute/galleries'", "2021-04-01");

        Assert.Equal(["builder", "gal"], Names(inGroup).Order());
        Assert.Equal(["gal"], Names(galleries));
    }

    [Fact]
    public async Task A_long_list_is_paged()
    {
        for (var i = 0; i < 205; i++)
        {
            await Arm.PutAsync($"{Arm.Subscription}/resourceGroups/g{i:000}", Groups, Here());
        }

        var first = await Arm.GetAsync($"{Arm.Subscription}/resourceGroups", Groups);
        var second = await Arm.GetAsync((string)first.Json["nextLink"]!, "");
        var few = await Arm.GetAsync($"{Arm.Subscription}/resourceGroups?$top=3", Groups);

        Assert.Equal(200, Names(first).Count());
        Assert.Equal(206, Names(first).Concat(Names(second)).Distinct().Count());
        Assert.Null(second.Json["nextLink"]);
        Assert.Equal(["g000", "g001", "g002"], Names(few));
        Assert.Equal("InvalidSkipToken", (await Arm.GetAsync($"{Arm.Subscription}/resourceGroups?$skiptoken=%%%", Groups)).Code);
    }

    [Theory]
    [InlineData("""{ "location": "westeurope", "tags": { "a<b": "x" } }""", "InvalidTagNameCharacters")]
    [InlineData("""{ "location": "atlantis" }""", "LocationNotAvailableForResourceType")]
    [InlineData("""{ }""", "LocationRequired")]
    [InlineData("""{ "location": 5 }""", "InvalidRequestContent")]
    public async Task An_invalid_group_is_refused(string body, string code)
    {
        Assert.Equal(code, (await Arm.PutAsync(Other, Groups, (JsonObject)JsonNode.Parse(body)!)).Code);
        Assert.Equal(404, (await Arm.GetAsync(Other, Groups)).Status);
    }
}
