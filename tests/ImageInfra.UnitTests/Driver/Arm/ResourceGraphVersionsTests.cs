using System.Text.Json.Nodes;
using ImageInfra.Driver.Foundations;
using ImageInfra.Driver.Inventory;
using ImageInfra.UnitTests.Support;

namespace ImageInfra.UnitTests.Driver.Arm;

public sealed class ResourceGraphVersionsTests : IDisposable
{
    private const string Dev = "/subscriptions/s1/resourceGroups/g/providers/Microsoft.Compute/galleries/dev";
    private const string Prod = "/subscriptions/s2/resourceGroups/g/providers/Microsoft.Compute/galleries/prod";

    private readonly ScriptedArm _arm = new();

    public void Dispose() => _arm.Dispose();

    [Fact]
    public async Task Versions_of_all_galleries_come_by_definition_newest_number_first()
    {
        _arm.Answers(200, Page(null, Row(Dev, "web", "1.0.9"), Row(Dev, "web", "1.0.10"), Row(Prod, "Web", "2.0.0")));

        var versions = await ListAsync(Dev, Prod);

        Assert.Equal(["1.0.10", "1.0.9"], versions[$"{Dev}/IMAGES/web"].Select(v => v.Number.ToString()));
        Assert.Equal("web", Assert.Single(versions[$"{Prod}/images/web"]).Tags["image"]);
        Assert.Empty(versions[$"{Prod}/images/other"]);
        Assert.Equal("POST /providers/Microsoft.ResourceGraph/resources?api-version=2022-10-01", Assert.Single(_arm.Requests));
    }

    [Fact]
    public async Task One_query_asks_for_all_galleries_in_all_their_subscriptions()
    {
        _arm.Answers(200, Page(null));

        await ListAsync(Dev, Prod);

        var body = JsonNode.Parse(_arm.LastBody!)!;
        Assert.Equal("""["s1","s2"]""", body["subscriptions"]!.ToJsonString());
        Assert.Equal(
            "resources | where type =~ 'Microsoft.Compute/galleries/images/versions' "
            + $"| where id startswith '{Dev}/' or id startswith '{Prod}/' | project id, name, tags, properties | order by id asc",
            (string?)body["query"]);
        Assert.Equal("""{"$top":1000,"resultFormat":"objectArray"}""", body["options"]!.ToJsonString());
    }

    [Fact]
    public async Task The_next_page_is_asked_for_by_its_token_until_there_is_none()
    {
        _arm.Answers(200, Page("next", Row(Dev, "web", "1.0.0"))).Answers(200, Page(null, Row(Dev, "web", "1.0.1")));

        var versions = await ListAsync(Dev);

        Assert.Equal(2, versions[$"{Dev}/images/web"].Count());
        Assert.Equal("next", (string?)JsonNode.Parse(_arm.LastBody!)!["options"]!["$skipToken"]);
    }

    [Fact]
    public async Task A_version_that_moves_to_the_next_page_is_there_once()
    {
        _arm.Answers(200, Page("next", Row(Dev, "web", "1.0.0"))).Answers(200, Page(null, Row(Dev, "web", "1.0.0")));

        Assert.Single((await ListAsync(Dev))[$"{Dev}/images/web"]);
    }

    [Fact]
    public async Task Whoever_has_used_up_the_quota_waits_until_it_is_whole_again()
    {
        _arm
            .Answers(200, Page("next"), ("x-ms-user-quota-remaining", "0"), ("x-ms-user-quota-resets-after", "00:00:04"))
            .Answers(200, Page(null));
        var start = _arm.Clock.GetUtcNow();

        await _arm.Finish(ListAsync(Dev));

        Assert.True(_arm.Clock.GetUtcNow() - start >= TimeSpan.FromSeconds(4));
    }

    [Fact]
    public async Task A_query_is_repeated_as_a_read_is_and_after_what_its_quota_says()
    {
        _arm
            .Answers(429, "", ("x-ms-user-quota-remaining", "0"), ("x-ms-user-quota-resets-after", "00:00:05"))
            .Answers(503)
            .Breaks()
            .Answers(200, Page(null, Row(Dev, "web", "1.0.0")));
        var start = _arm.Clock.GetUtcNow();

        var versions = await _arm.Finish(ListAsync(Dev));

        Assert.Single(versions);
        Assert.Equal(4, _arm.Requests.Count);
        Assert.True(_arm.Clock.GetUtcNow() - start >= TimeSpan.FromSeconds(5));
    }

    [Fact]
    public async Task A_result_that_was_cut_is_an_error_and_not_half_of_the_versions()
    {
        _arm.Answers(200, """{"data":[],"resultTruncated":"true"}""");

        var e = await Assert.ThrowsAsync<DriverException>(() => ListAsync(Dev));

        Assert.Equal(DriverFailure.AzureRefused, e.Failure);
    }

    [Fact]
    public async Task Without_a_gallery_nothing_is_asked()
    {
        Assert.Empty(await ListAsync());
        Assert.Empty(_arm.Requests);
    }

    private static string Page(string? skipToken, params string[] rows) =>
        $$"""{"totalRecords":{{rows.Length}},"count":{{rows.Length}},"data":[{{string.Join(',', rows)}}],"facets":[],"resultTruncated":"false"{{(skipToken is null ? "" : $",\"$skipToken\":\"{skipToken}\"")}}}""";

    private static string Row(string gallery, string image, string number) =>
        $$$"""{"id":"{{{gallery}}}/images/{{{image}}}/versions/{{{number}}}","name":"{{{number}}}","tags":{"image":"web"},"properties":{"provisioningState":"Succeeded"}}""";

    private Task<ILookup<string, ImageInfra.Driver.Versions.PublishedVersion>> ListAsync(params string[] galleries) =>
        new ResourceGraphVersions(_arm.Connection).ListAsync(galleries, default);
}
