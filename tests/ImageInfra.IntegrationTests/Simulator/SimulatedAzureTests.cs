using System.Net;
using Azure;
using Azure.Core;
using Azure.ResourceManager.Resources;
using ImageInfra.Driver.Arm;
using ImageInfra.Simulator;
using Microsoft.Extensions.Time.Testing;

namespace ImageInfra.IntegrationTests.Simulator;

/// <summary>Tests the simulator as a package that other people's tests start in their process.</summary>
public sealed class SimulatedAzureTests : IDisposable
{
    private static readonly DateTimeOffset s_start = new(2026, 11, 24, 8, 0, 0, TimeSpan.Zero);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("imageinfra-simulated-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task The_azure_sdk_works_with_its_endpoint_credential_and_transport()
    {
        await using var azure = await SimulatedAzure.StartAsync();

        var groups = Client(azure, azure.Credential).GetSubscriptionResource(new($"/subscriptions/{azure.SubscriptionId}")).GetResourceGroups();
        var created = await groups.CreateOrUpdateAsync(WaitUntil.Completed, "rg-test", new ResourceGroupData(AzureLocation.WestEurope));

        Assert.Equal("https", azure.Endpoint.Scheme);
        Assert.True(azure.Endpoint.IsLoopback);
        Assert.Equal("rg-test", created.Value.Data.Name);
        Assert.Equal(["rg-test"], Names(groups));
    }

    [Fact]
    public async Task Another_client_needs_role_assignments()
    {
        await using var azure = await SimulatedAzure.StartAsync();
        var client = Client(azure, azure.CredentialOf("6c0e0000-0000-4000-8000-000000000001"));
        var groups = client.GetSubscriptionResource(new($"/subscriptions/{azure.SubscriptionId}")).GetResourceGroups();

        var refused = await Assert.ThrowsAsync<RequestFailedException>(
            () => groups.CreateOrUpdateAsync(WaitUntil.Completed, "rg-test", new ResourceGroupData(AzureLocation.WestEurope)));

        Assert.Equal("AuthorizationFailed", refused.ErrorCode);
    }

    [Fact]
    public async Task Two_simulators_do_not_share_resources_or_certificates()
    {
        await using var one = await SimulatedAzure.StartAsync();
        await using var other = await SimulatedAzure.StartAsync();
        using var client = new HttpClient(one.CreateHandler());

        Assert.NotEqual(one.Endpoint.Port, other.Endpoint.Port);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(new Uri(one.Endpoint, "/metadata/endpoints?api-version=2022-09-01"))).StatusCode);
        await Assert.ThrowsAsync<HttpRequestException>(() => client.GetAsync(new Uri(other.Endpoint, "/metadata/endpoints?api-version=2022-09-01")));
    }

    [Fact]
    public async Task Resources_are_kept_in_a_folder()
    {
        var options = new SimulatedAzureOptions { DataDirectory = _folder.FullName };
        await using (var first = await SimulatedAzure.StartAsync(options))
        {
            await Client(first, first.Credential).GetSubscriptionResource(new($"/subscriptions/{first.SubscriptionId}")).GetResourceGroups()
                .CreateOrUpdateAsync(WaitUntil.Completed, "rg-kept", new ResourceGroupData(AzureLocation.WestEurope));
        }

        await using var second = await SimulatedAzure.StartAsync(options);
        var groups = Client(second, second.Credential).GetSubscriptionResource(new($"/subscriptions/{second.SubscriptionId}")).GetResourceGroups();

        Assert.Equal(["rg-kept"], Names(groups));
    }

    [Fact]
    public async Task The_clock_of_a_test_moves_simulated_time()
    {
        var clock = new FakeTimeProvider(s_start);
        var requests = new List<SimulatedRequest>();
        await using var azure = await SimulatedAzure.StartAsync(new() { Clock = clock, Speed = 2, OnRequest = requests.Add });

        clock.Advance(TimeSpan.FromHours(3));
        var client = Client(azure, azure.Credential);
        await client.GetSubscriptionResource(new($"/subscriptions/{azure.SubscriptionId}")).GetAsync();

        Assert.Equal(s_start.AddHours(6), azure.Clock.GetUtcNow());
        Assert.Equal(s_start.AddHours(6), Assert.Single(requests).Time);
    }

    [Fact]
    public async Task The_driver_connects_to_it_over_http()
    {
        await using var azure = await SimulatedAzure.StartAsync(new() { UsesHttps = false });

        Assert.Empty(await ArmConnection.Local(azure.Endpoint, azure.Clock).ResourceGroupsAsync(azure.SubscriptionId, default));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(double.NaN)]
    [InlineData(100_001)]
    public async Task An_invalid_speed_is_refused(double speed)
    {
        var refused = await Assert.ThrowsAsync<ArgumentException>(() => SimulatedAzure.StartAsync(new() { Speed = speed }));

        Assert.StartsWith("the speed must be from 1 to 100000", refused.Message, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Names(ResourceGroupCollection groups) => groups.GetAll().Select(g => g.Data.Name);

    private static Azure.ResourceManager.ArmClient Client(SimulatedAzure azure, TokenCredential credential) => new(
        credential,
        azure.SubscriptionId,
        new() { Environment = new(azure.Endpoint, "https://management.azure.com/"), Transport = azure.Transport });
}
