using System.Text.Json.Nodes;
using ImageInfra.Driver.Arm;
using ImageInfra.Driver.Foundations;
using ImageInfra.UnitTests.Support;
using Microsoft.Extensions.Time.Testing;

namespace ImageInfra.UnitTests.Driver.Arm;

public sealed class ArmClientTests : IDisposable
{
    private const string Id = "/subscriptions/s/resourceGroups/g/providers/Microsoft.Compute/galleries/x";
    private const string Operation = "http://127.0.0.1:1/operations/1?api-version=1";

    private readonly ScriptedArm _arm = new();

    public void Dispose() => _arm.Dispose();

    [Fact]
    public async Task A_missing_resource_is_null()
    {
        _arm.Answers(404, """{"error":{"code":"ResourceNotFound","message":"no"}}""");

        Assert.Null(await _arm.Client.GetAsync(Id, "2024-03-03", default));
        Assert.Equal($"GET {Id}?api-version=2024-03-03", Assert.Single(_arm.Requests));
    }

    [Fact]
    public async Task A_long_running_write_is_followed_and_its_result_read()
    {
        _arm
            .Answers(201, """{"properties":{"provisioningState":"Creating"}}""", ("Azure-AsyncOperation", Operation))
            .Answers(200, """{"status":"InProgress"}""")
            .Answers(200, """{"status":"Succeeded"}""")
            .Answers(200, """{"properties":{"provisioningState":"Succeeded"}}""");

        var resource = await _arm.Finish(_arm.Client.PutAsync(Id, "1", new JsonObject { ["location"] = "westeurope" }, default));

        Assert.Equal("Succeeded", (string?)resource["properties"]!["provisioningState"]);
        Assert.Equal(["PUT", "GET", "GET", "GET"], _arm.Requests.Select(r => r.Split(' ')[0]));
    }

    [Fact]
    public async Task A_write_that_fails_later_has_azures_message()
    {
        _arm
            .Answers(201, "{}", ("Azure-AsyncOperation", Operation))
            .Answers(200, """{"status":"Failed","error":{"code":"BadSource","message":"no such version"}}""");

        var e = await Assert.ThrowsAsync<DriverException>(() => _arm.Finish(_arm.Client.PutAsync(Id, "1", [], default)));

        Assert.Equal(DriverFailure.AzureRefused, e.Failure);
        Assert.Equal($"Azure refused to write {Id}: BadSource: no such version", e.Message);
    }

    [Fact]
    public async Task A_deletion_with_only_a_location_waits_while_the_answer_is_202()
    {
        _arm
            .Answers(202, "", ("Location", Operation), ("Retry-After", "15"))
            .Answers(202, "", ("Location", Operation))
            .Answers(200);
        var start = _arm.Clock.GetUtcNow();

        await _arm.Finish(_arm.Client.DeleteAsync(Id, "1", default));

        Assert.Equal(3, _arm.Requests.Count);
        Assert.True(_arm.Clock.GetUtcNow() - start >= TimeSpan.FromSeconds(15));
    }

    [Theory]
    [InlineData(200)]
    [InlineData(204)]
    [InlineData(404)]
    public async Task Deleting_a_missing_resource_succeeds(int status)
    {
        _arm.Answers(status);

        await _arm.Client.DeleteAsync(Id, "1", default);
    }

    [Fact]
    public async Task A_throttled_request_is_repeated_after_its_retry_after()
    {
        _arm.Answers(429, "", ("Retry-After", "120")).Answers(503).Answers(200, """{"name":"x"}""");
        var start = _arm.Clock.GetUtcNow();

        var resource = await _arm.Finish(_arm.Client.GetAsync(Id, "1", default));

        Assert.Equal("x", (string?)resource!["name"]);
        Assert.True(_arm.Clock.GetUtcNow() - start >= TimeSpan.FromSeconds(120));
    }

    [Fact]
    public async Task A_broken_connection_is_retried_and_then_unavailable()
    {
        for (var i = 0; i < 9; i++)
        {
            _arm.Breaks();
        }

        var e = await Assert.ThrowsAsync<DriverException>(() => _arm.Finish(_arm.Client.GetAsync(Id, "1", default)));

        Assert.Equal(DriverFailure.AzureUnavailable, e.Failure);
        Assert.Equal(9, _arm.Requests.Count);
    }

    [Fact]
    public async Task An_action_is_not_repeated()
    {
        _arm.Answers(504);

        using var response = await _arm.Client.PostAsync(Id, "run", "1", default);

        Assert.Equal(504, response.Status);
        Assert.Single(_arm.Requests);
    }

    [Fact]
    public async Task A_list_reads_all_pages()
    {
        _arm
            .Answers(200, """{"value":[{"name":"a"}],"nextLink":"http://127.0.0.1:1/next?page=2"}""")
            .Answers(200, """{"value":[{"name":"b"}]}""");

        var items = await _arm.Client.ListAsync(Id, "1", default);

        Assert.Equal(["a", "b"], items!.Select(i => (string?)i["name"]));
        Assert.Equal("GET /next?page=2", _arm.Requests[1]);
    }

    [Fact]
    public async Task Other_hosts_get_no_token()
    {
        _arm.Answers(200, """{"value":[],"nextLink":"http://elsewhere/next"}""");

        var e = await Assert.ThrowsAsync<DriverException>(() => _arm.Client.ListAsync(Id, "1", default));

        Assert.Contains("elsewhere; tokens are sent only", e.Message, StringComparison.Ordinal);
        Assert.Single(_arm.Requests);
    }

    [Theory]
    [InlineData(401, "InvalidAuthenticationToken", DriverFailure.NotAuthorized)]
    [InlineData(403, "AuthorizationFailed", DriverFailure.NotAuthorized)]
    [InlineData(409, "CannotDeleteResource", DriverFailure.StillNested)]
    [InlineData(400, "PrincipalNotFound", DriverFailure.RightsPending)]
    [InlineData(400, "InvalidParameter", DriverFailure.AzureRefused)]
    public async Task A_refusal_has_a_class(int status, string code, DriverFailure expected)
    {
        _arm.Answers(status, $$$"""{"error":{"code":"{{{code}}}","message":"because"}}""");

        var e = await Assert.ThrowsAsync<DriverException>(() => _arm.Client.PutAsync(Id, "1", [], default));

        Assert.Equal(expected, e.Failure);
        Assert.Contains($"{code}: because", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_signature_in_an_error_is_masked()
    {
        _arm.Answers(400, """{"error":{"code":"Bad","message":"see https://a.blob.core.windows.net/x?sv=1&sig=secret"}}""");

        var e = await Assert.ThrowsAsync<DriverException>(() => _arm.Client.PutAsync(Id, "1", [], default));

        Assert.DoesNotContain("secret", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_local_connection_accepts_only_this_machine() =>
        Assert.Throws<ArgumentException>(() => ArmConnection.Local(new("http://example.com/"), new FakeTimeProvider()));
}
