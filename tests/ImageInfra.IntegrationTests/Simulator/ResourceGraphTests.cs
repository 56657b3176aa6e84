using System.Diagnostics;
using System.Text.Json.Nodes;
using ImageInfra.IntegrationTests.Support;
using ImageInfra.Simulator.Foundations;
using Xunit.Abstractions;

namespace ImageInfra.IntegrationTests.Simulator;

/// <summary>Tests queries of Resource Graph.</summary>
public sealed class ResourceGraphTests(ITestOutputHelper output) : ConsumerTest
{
    private const string Graph = "/providers/Microsoft.ResourceGraph/resources";
    private const string ApiVersion = "2022-10-01";
    private const string Versions = "resources | where type =~ 'Microsoft.Compute/galleries/images/versions'";
    private const string Columns = " | project id, name, type, location, tags, properties";
    private const string Reader = "acdd72a7-3385-48ef-bd42-f606fba81ae7";

    private protected override SimulatorOptions Options => new() { Throttles = true };

    [Fact]
    [Holds("Microsoft.ResourceGraph", "POST resources")]
    public async Task A_row_of_a_version_equals_its_get_answer()
    {
        var version = (await Arm.GetAsync(Old, Galleries)).Json;

        var reply = await QueryAsync($"Resources | where type =~ 'microsoft.compute/GALLERIES/images/versions' | where id startswith '{Old}'{Columns} | order by id asc");

        Assert.Equal((200, "false", 1, 1), (reply.Status, (string?)reply.Json["resultTruncated"], (int)reply.Json["count"]!, (int)reply.Json["totalRecords"]!));
        var row = Assert.Single(Rows(reply));
        Assert.Equal(["id", "name", "type", "location", "tags", "properties"], row.Select(p => p.Key));
        Assert.Equal("microsoft.compute/galleries/images/versions", (string?)row["type"]);
        foreach (var name in (string[])["id", "name", "location", "tags", "properties"])
        {
            Assert.True(JsonNode.DeepEquals(version[name], row[name]), name);
        }
    }

    [Fact]
    public async Task Rows_come_in_pages_of_top_sorted_by_id()
    {
        await FillAsync(2, 30);
        var below = $"{Versions} | where id startswith '{Arm.Gallery}/images/image-00/' or id startswith '{Arm.Gallery}/images/image-01/' | project id, resourceGroup, subscriptionId";

        var first = await QueryAsync(below, top: 25);
        var second = await QueryAsync(below, top: 25, after: (string?)first.Json["$skipToken"]);
        var third = await QueryAsync(below, top: 25, after: (string?)second.Json["$skipToken"]);
        var ids = Rows(first).Concat(Rows(second)).Concat(Rows(third)).Select(r => (string?)r["id"]).ToList();

        Assert.Equal([25, 25, 10], new[] { first, second, third }.Select(p => (int)p.Json["count"]!));
        Assert.Equal([60, 60, 60], new[] { first, second, third }.Select(p => (int)p.Json["totalRecords"]!));
        Assert.Null(third.Json["$skipToken"]);
        Assert.Equal(60, ids.Distinct().Count());
        Assert.Equal(ids.Order(StringComparer.OrdinalIgnoreCase), ids);
        Assert.Equal("rg", (string?)Rows(first)[0]["resourceGroup"]);
    }

    [Fact]
    public async Task Without_an_id_column_a_longer_result_is_truncated()
    {
        await FillAsync(1, 3);

        var reply = await QueryAsync($"{Versions} | project properties", top: 2);

        Assert.Equal(("true", 2), ((string?)reply.Json["resultTruncated"], Rows(reply).Count));
        Assert.Null(reply.Json["$skipToken"]);
    }

    [Fact]
    public async Task Unreadable_resources_are_omitted()
    {
        await FillAsync(2, 3);
        await Arm.SignInAsync("owner");
        var token = await Arm.SignInAsync("reader");
        await MakeAsync(
            $"{Arm.Gallery}/images/image-01/providers/Microsoft.Authorization/roleAssignments/30000000-0000-0000-0000-000000000001",
            Roles,
            SomeBodies.Assignment(Reader, SimulatedArm.PrincipalOf(token)));
        token = await Arm.SignInAsync("reader");

        var reply = await QueryAsync($"{Versions} | project id", token: token);

        Assert.Equal(3, Rows(reply).Count);
        Assert.All(Rows(reply), r => Assert.Contains("/image-01/", (string?)r["id"], StringComparison.Ordinal));
        Assert.Equal(3, (int)reply.Json["totalRecords"]!);
    }

    [Fact]
    public async Task Only_subscriptions_of_the_request_are_searched()
    {
        var elsewhere = await SendAsync(new() { ["query"] = $"{Versions} | project id", ["subscriptions"] = new JsonArray(new SimulatorOptions().Subscriptions[1]) });
        var nowhere = await SendAsync(new() { ["query"] = $"{Versions} | project id", ["subscriptions"] = new JsonArray("5a1b0000-0000-4000-8000-00000000ffff") });

        Assert.Equal((200, 0), (elsewhere.Status, Rows(elsewhere).Count));
        Assert.Equal((400, "BadRequest"), (nowhere.Status, nowhere.Code));
        Assert.Equal("NoValidSubscriptionsInQueryRequest", (string?)nowhere.Json["error"]!["details"]![0]!["code"]);
    }

    [Theory]
    [InlineData("resourcecontainers | project id", "the table")]
    [InlineData("resources | project id", "without 'where type")]
    [InlineData(Versions, "without 'where type =~' and 'project'")]
    [InlineData(Versions + " | where name == 'x' | project id", "'where name == 'x''")]
    [InlineData(Versions + " | where id startswith '/x' and name =~ 'y' | project id", "and name")]
    [InlineData(Versions + " | project id, sku", "the column 'sku'")]
    [InlineData(Versions + " | project id | order by id desc", "order by id desc")]
    [InlineData(Versions + " | project id | where id startswith '/'", "at this position (expected")]
    [InlineData(Versions + " | project id | limit 5", "'limit 5'")]
    [InlineData("resources | where type =~ 'microsoft.web/sites' | project id", "the type 'microsoft.web/sites'")]
    public async Task A_query_that_is_not_simulated_returns_501(string query, string what)
    {
        var reply = await QueryAsync(query);

        Assert.Equal((501, "NotSimulated"), (reply.Status, reply.Code));
        Assert.Contains(what, reply.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{ "resultFormat": "table" }""", 501)]
    [InlineData("""{ "$skip": 5 }""", 501)]
    [InlineData("""{ "first": 5 }""", 501)]
    [InlineData("""{ "$top": 1001 }""", 400)]
    [InlineData("""{ "$top": 0 }""", 400)]
    [InlineData("""{ "$skipToken": "%%%" }""", 400)]
    public async Task Options_follow_the_contract(string options, int status)
    {
        var reply = await SendAsync(new() { ["query"] = $"{Versions} | project id", ["options"] = Json(options) });

        Assert.Equal(status, reply.Status);
    }

    [Fact]
    public async Task The_quota_is_fifteen_queries_in_five_seconds()
    {
        var replies = new List<ArmReply>();
        for (var i = 0; i < 16; i++)
        {
            replies.Add(await QueryAsync($"{Versions} | project id"));
        }

        Arm.Pass(TimeSpan.FromSeconds(5));

        Assert.Equal("14", replies[0].Headers["x-ms-user-quota-remaining"]);
        Assert.Equal("00:00:05", replies[0].Headers["x-ms-user-quota-resets-after"]);
        Assert.Equal((429, "RateLimiting"), (replies[15].Status, replies[15].Code));
        Assert.Equal(200, (await QueryAsync($"{Versions} | project id")).Status);
    }

    [Fact]
    public async Task Ten_thousand_versions_take_ten_queries()
    {
        await FillAsync(20, 500);
        var watch = Stopwatch.StartNew();
        var (queries, rows) = (0, 0);
        string? after = null;
        do
        {
            var reply = await QueryAsync($"{Versions} | where id startswith '{Arm.Gallery}/images/image-'{Columns} | order by id asc", after: after);
            (queries, rows, after) = (queries + 1, rows + Rows(reply).Count, (string?)reply.Json["$skipToken"]);
        }
        while (after is not null);

        output.WriteLine($"{rows} rows in {watch.ElapsedMilliseconds} ms, with what the test takes to read them");
        Assert.Equal((10, 10_000), (queries, rows));
    }

    private static List<JsonObject> Rows(ArmReply reply) => [.. ((JsonArray)reply.Json["data"]!).Select(r => (JsonObject)r!)];

    private Task<ArmReply> QueryAsync(string query, int? top = null, string? after = null, string? token = null) => SendAsync(
        new()
        {
            ["subscriptions"] = new JsonArray(Arm.Host.SubscriptionId),
            ["query"] = query,
            ["options"] = new JsonObject { ["$top"] = top ?? 1_000, ["$skipToken"] = after, ["resultFormat"] = "objectArray" },
        },
        token);

    private Task<ArmReply> SendAsync(JsonObject body, string? token = null) => Arm.SendAsync(HttpMethod.Post, Graph, ApiVersion, body.ToJsonString(), token);
}
