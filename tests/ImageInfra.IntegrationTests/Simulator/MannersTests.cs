using System.Net;
using ImageInfra.IntegrationTests.Support;
using ImageInfra.Simulator.Foundations;

namespace ImageInfra.IntegrationTests.Simulator;

/// <summary>Tests the common behavior of ARM that every client relies on.</summary>
public sealed class MannersTests : IAsyncLifetime
{
    private SimulatedArm _arm = null!;

    public async Task InitializeAsync() => _arm = await SimulatedArm.StartAsync();

    public Task DisposeAsync() => _arm.DisposeAsync().AsTask();

    [Fact]
    public async Task A_request_without_a_token_is_refused_with_a_challenge()
    {
        using var client = new HttpClient { BaseAddress = _arm.Client.BaseAddress };

        using var response = await client.GetAsync(new Uri("/subscriptions?api-version=2022-12-01", UriKind.Relative));

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Contains("Bearer", response.Headers.WwwAuthenticate.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "MissingApiVersionParameter")]
    [InlineData("1999-01-01", "NoRegisteredProviderFound")]
    public async Task An_api_version_is_required_and_must_be_known(string apiVersion, string code)
    {
        var reply = await _arm.GetAsync(_arm.Group, apiVersion);

        Assert.Equal(400, reply.Status);
        Assert.Equal(code, reply.Code);
    }

    [Fact]
    public async Task An_operation_that_is_not_simulated_returns_501()
    {
        await _arm.PrepareAsync();

        var reply = await _arm.GetAsync($"{_arm.Group}/providers/Microsoft.Network/loadBalancers/b", "2024-05-01");

        Assert.Equal(501, reply.Status);
        Assert.Equal("NotSimulated", reply.Code);
    }

    [Fact]
    public async Task Another_subscription_and_another_group_are_not_found()
    {
        Assert.Equal("SubscriptionNotFound", (await _arm.GetAsync("/subscriptions/other/resourceGroups/rg", "2024-03-01")).Code);
        Assert.Equal("ResourceGroupNotFound", (await _arm.GetAsync(_arm.Gallery, SimulatedArm.Galleries)).Code);
    }

    [Fact]
    public async Task A_missing_resource_is_named()
    {
        await _arm.PrepareAsync();

        var reply = await _arm.GetAsync($"{_arm.Group}/providers/Microsoft.Compute/galleries/none", SimulatedArm.Galleries);

        Assert.Equal(404, reply.Status);
        Assert.Equal("ResourceNotFound", reply.Code);
        Assert.Contains("Microsoft.Compute/galleries/none", reply.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[1]")]
    [InlineData("{\"location\": 1, \"location\": 2}")]
    [InlineData("{\"location\": 1}")]
    [InlineData("")]
    public async Task A_body_that_is_not_a_json_object_is_invalid(string body)
    {
        var reply = await _arm.SendAsync(HttpMethod.Put, _arm.Group, "2024-03-01", body);

        Assert.Equal(400, reply.Status);
        Assert.NotNull(reply.Code);
    }

    [Fact]
    public async Task A_body_that_is_too_long_is_refused()
    {
        var reply = await _arm.SendAsync(HttpMethod.Put, _arm.Group, "2024-03-01", new string(' ', 5_000_000));

        Assert.Equal(413, reply.Status);
    }

    [Theory]
    [InlineData("/subscriptions/a//b")]
    [InlineData("/subscriptions/%3Cscript%3E")]
    public async Task A_malformed_path_is_refused(string path) =>
        Assert.Equal(400, (await _arm.GetAsync(path, "2024-03-01")).Status);

    [Fact]
    public async Task Every_answer_has_request_ids_and_the_correlation_id()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/subscriptions?api-version=2022-12-01");
        request.Headers.Add("x-ms-correlation-request-id", "mine");

        using var response = await _arm.Client.SendAsync(request);

        Assert.True(Guid.TryParse(response.Headers.GetValues("x-ms-request-id").Single(), out _));
        Assert.Equal("mine", response.Headers.GetValues("x-ms-correlation-request-id").Single());
    }

    [Fact]
    public async Task Ids_compare_ignoring_case()
    {
        await _arm.PrepareAsync();

        Assert.Equal(200, (await _arm.GetAsync(_arm.Gallery.ToUpperInvariant().Replace("/SUBSCRIPTIONS", "/subscriptions", StringComparison.Ordinal), SimulatedArm.Galleries)).Status);
    }

    [Fact]
    public async Task Providers_are_registered()
    {
        var reply = await _arm.PostAsync($"{_arm.Subscription}/providers/Microsoft.VirtualMachineImages/register", "2022-09-01");

        Assert.Equal("Registered", (string?)reply.Json["registrationState"]);
    }

    [Fact]
    public async Task State_and_time_continue_after_a_restart()
    {
        var directory = Directory.CreateTempSubdirectory("imageinfra-sim-");
        try
        {
            var options = new SimulatorOptions { DataDirectory = directory.FullName };
            await using (var first = await SimulatedArm.StartAsync(options))
            {
                await first.PrepareAsync();
                await first.SubmitAsync();
                await first.PostAsync($"{first.Template}/run", SimulatedArm.Templates);
            }

            await using var second = await SimulatedArm.StartAsync(options);
            var before = await second.GetAsync(second.Template, SimulatedArm.Templates);
            second.Pass(TimeSpan.FromHours(2));
            var after = await second.GetAsync(second.Template, SimulatedArm.Templates);

            Assert.Equal("Running", (string?)before.Property("lastRunStatus")!["runState"]);
            Assert.Equal("Succeeded", (string?)after.Property("lastRunStatus")!["runState"]);
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }
}
