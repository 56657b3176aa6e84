using System.Text.Json.Nodes;
using ImageInfra.IntegrationTests.Support;

namespace ImageInfra.IntegrationTests.Simulator;

public sealed class TagsTests : SimulatorTest
{
    private const string Tags = "2021-04-01";

    private string TagsOf => $"{Arm.Group}/providers/Microsoft.Resources/tags/default";

    protected override async Task PrepareAsync()
    {
        await base.PrepareAsync();
        await Arm.PatchAsync(Arm.Group, Groups, Json("""{ "tags": { "team": "images", "Cost": "1" } }"""));
    }

    [Theory]
    [InlineData("Merge", """{ "cost": "2", "more": "x" }""", """{ "team": "images", "cost": "2", "more": "x" }""")]
    [InlineData("merge", "{ }", """{ "team": "images", "Cost": "1" }""")]
    [InlineData("Delete", """{ "cost": "1" }""", """{ "team": "images" }""")]
    [InlineData("Replace", """{ "more": "x" }""", """{ "more": "x" }""")]
    [Holds("Microsoft.Resources/tags", "PATCH", "GET")]
    public async Task Some_tags_change_and_others_stay(string operation, string tags, string expected)
    {
        var reply = await Arm.PatchAsync(TagsOf, Tags, new() { ["operation"] = operation, ["properties"] = new JsonObject { ["tags"] = Json(tags) } });

        Assert.Equal(200, reply.Status);
        Assert.True(JsonNode.DeepEquals(Json(expected), reply.Property("tags")), reply.Json.ToJsonString());
        Assert.True(JsonNode.DeepEquals(Json(expected), (await Arm.GetAsync(TagsOf, Tags)).Property("tags")));
        Assert.True(JsonNode.DeepEquals(Json(expected), (await Arm.GetAsync(Arm.Group, Groups)).Json["tags"]));
    }

    [Fact]
    [Holds("Microsoft.Resources/tags", "PUT")]
    public async Task A_put_replaces_all_tags()
    {
        await Arm.PutAsync(TagsOf, Tags, Json("""{ "properties": { "tags": { "only": "this" } } }"""));

        Assert.True(JsonNode.DeepEquals(Json("""{ "only": "this" }"""), (await Arm.GetAsync(Arm.Group, Groups)).Json["tags"]));
    }

    [Theory]
    [InlineData("""{ "operation": "Add", "properties": { "tags": { } } }""", "InvalidTagsOperation")]
    [InlineData("""{ "operation": "Merge", "properties": { "tags": { "<b>": "x" } } }""", "InvalidTagNameCharacters")]
    public async Task An_invalid_change_changes_nothing(string body, string code)
    {
        Assert.Equal(code, (await Arm.PatchAsync(TagsOf, Tags, Json(body))).Code);

        Assert.Equal("images", (string?)(await Arm.GetAsync(Arm.Group, Groups)).Json["tags"]!["team"]);
    }

    [Fact]
    public async Task A_missing_resource_has_no_tags() =>
        Assert.Equal("ResourceNotFound", (await Arm.GetAsync($"{Arm.Gallery}-other/providers/Microsoft.Resources/tags/default", Tags)).Code);

    [Fact]
    public async Task Responses_have_the_date_of_the_simulated_clock()
    {
        Arm.Pass(TimeSpan.FromDays(3));

        Assert.Equal(Arm.Clock.GetUtcNow().ToString("R", null), (await Arm.GetAsync(Arm.Group, Groups)).Headers["Date"]);
    }
}
