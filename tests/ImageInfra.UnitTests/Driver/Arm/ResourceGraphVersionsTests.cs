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
    public async Task Versions_of_all_galleries_are_sorted_by_definition_and_number()
    {
        _arm.Answers(200, Page(null, Row(Dev, "web", "1.0.9"), Row(Dev, "web", "1.0.10"), Row(Prod, "Web", "2.0.0")));

        var versions = await ListAsync(Dev, Prod);

        Assert.Equal(["1.0.10", "1.0.9"], versions[$"{Dev}/IMAGES/web"].Select(v => v.Number.ToString()));
        Assert.Equal("web", Assert.Single(versions[$"{Prod}/images/web"]).Tags["image"]);
        Assert.Empty(versions[$"{Prod}/images/other"]);
        Assert.Equal("POST /providers/Microsoft.ResourceGraph/resources?api-version=2022-10-01", Assert.Single(_arm.Requests));
    }

    [Fact]
    public async Task One_query_covers_all_galleries_and_subscriptions()
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
    public async Task Pages_are_read_by_their_tokens_to_the_end()
    {
        _arm.Answers(200, Page("next", Row(Dev, "web", "1.0.0"))).Answers(200, Page(null, Row(Dev, "web", "1.0.1")));

        var versions = await ListAsync(Dev);

        Assert.Equal(2, versions[$"{Dev}/images/web"].Count());
        Assert.Equal("next", (string?)JsonNode.Parse(_arm.LastBody!)!["options"]!["$skipToken"]);
    }

    [Fact]
    public async Task A_version_on_two_pages_is_counted_once()
    {
        _arm.Answers(200, Page("next", Row(Dev, "web", "1.0.0"))).Answers(200, Page(null, Row(Dev, "web", "1.0.0")));

        Assert.Single((await ListAsync(Dev))[$"{Dev}/images/web"]);
    }

    [Fact]
    public async Task After_the_quota_is_used_the_client_waits_until_it_is_restored()
    {
        _arm
            .Answers(200, Page("next"), ("x-ms-user-quota-remaining", "0"), ("x-ms-user-quota-resets-after", "00:00:04"))
            .Answers(200, Page(null));
        var start = _arm.Clock.GetUtcNow();

        await _arm.Finish(ListAsync(Dev));

        Assert.True(_arm.Clock.GetUtcNow() - start >= TimeSpan.FromSeconds(4));
    }

    [Fact]
    public async Task A_query_is_retried_like_a_read_after_its_quota_delay()
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
    public async Task A_truncated_result_is_an_error()
    {
        _arm.Answers(200, """{"data":[],"resultTruncated":"true"}""");

        var e = await Assert.ThrowsAsync<DriverException>(() => ListAsync(Dev));

        Assert.Equal(DriverFailure.AzureRefused, e.Failure);
    }

    [Fact]
    public async Task Without_galleries_no_query_is_sent()
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
