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
    public async Task A_resource_that_is_not_there_is_null()
    {
        _arm.Answers(404, """{"error":{"code":"ResourceNotFound","message":"no"}}""");

        Assert.Null(await _arm.Client.GetAsync(Id, "2024-03-03", default));
        Assert.Equal($"GET {Id}?api-version=2024-03-03", Assert.Single(_arm.Requests));
    }

    [Fact]
    public async Task A_write_that_goes_on_is_followed_to_its_end_and_read_again()
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
    public async Task A_write_that_fails_later_says_why_in_azures_words()
    {
        _arm
            .Answers(201, "{}", ("Azure-AsyncOperation", Operation))
            .Answers(200, """{"status":"Failed","error":{"code":"BadSource","message":"no such version"}}""");

        var e = await Assert.ThrowsAsync<DriverException>(() => _arm.Finish(_arm.Client.PutAsync(Id, "1", [], default)));

        Assert.Equal(DriverFailure.AzureRefused, e.Failure);
        Assert.Equal($"Azure refused to write {Id}: BadSource: no such version", e.Message);
    }

    [Fact]
    public async Task A_delete_with_a_location_alone_waits_while_it_answers_202()
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
    public async Task What_is_gone_is_deleted(int status)
    {
        _arm.Answers(status);

        await _arm.Client.DeleteAsync(Id, "1", default);
    }

    [Fact]
    public async Task A_busy_azure_is_asked_again_when_it_says()
    {
        _arm.Answers(429, "", ("Retry-After", "120")).Answers(503).Answers(200, """{"name":"x"}""");
        var start = _arm.Clock.GetUtcNow();

        var resource = await _arm.Finish(_arm.Client.GetAsync(Id, "1", default));

        Assert.Equal("x", (string?)resource!["name"]);
        Assert.True(_arm.Clock.GetUtcNow() - start >= TimeSpan.FromSeconds(120));
    }

    [Fact]
    public async Task A_connection_that_breaks_is_tried_again_and_in_the_end_unavailable()
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
    public async Task An_action_is_not_sent_twice()
    {
        _arm.Answers(504);

        using var response = await _arm.Client.PostAsync(Id, "run", "1", default);

        Assert.Equal(504, response.Status);
        Assert.Single(_arm.Requests);
    }

    [Fact]
    public async Task A_list_goes_over_all_pages()
    {
        _arm
            .Answers(200, """{"value":[{"name":"a"}],"nextLink":"http://127.0.0.1:1/next?page=2"}""")
            .Answers(200, """{"value":[{"name":"b"}]}""");

        var items = await _arm.Client.ListAsync(Id, "1", default);

        Assert.Equal(["a", "b"], items!.Select(i => (string?)i["name"]));
        Assert.Equal("GET /next?page=2", _arm.Requests[1]);
    }

    [Fact]
    public async Task No_other_host_gets_a_token()
    {
        _arm.Answers(200, """{"value":[],"nextLink":"http://elsewhere/next"}""");

        var e = await Assert.ThrowsAsync<DriverException>(() => _arm.Client.ListAsync(Id, "1", default));

        Assert.Contains("elsewhere, which gets no token", e.Message, StringComparison.Ordinal);
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
    public void A_local_connection_stays_on_this_machine() =>
        Assert.Throws<ArgumentException>(() => ArmConnection.Local(new("http://example.com/"), new FakeTimeProvider()));
}
