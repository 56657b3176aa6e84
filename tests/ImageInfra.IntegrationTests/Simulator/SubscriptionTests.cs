using System.Text.Json.Nodes;
using ImageInfra.IntegrationTests.Support;

namespace ImageInfra.IntegrationTests.Simulator;

public sealed class SubscriptionTests : SimulatorTest
{
    [Fact]
    [Holds("subscriptions", "LIST", "GET")]
    public async Task Two_subscriptions_of_one_tenant_are_listed()
    {
        var list = await Arm.GetAsync("/subscriptions", "2022-12-01");
        var one = await Arm.GetAsync(Arm.Subscription, "2022-12-01");

        Assert.Equal(2, ((JsonArray)list.Json["value"]!).Count);
        Assert.Equal("Enabled", (string?)one.Json["state"]);
        Assert.Single(((JsonArray)list.Json["value"]!).Select(s => (string?)s!["tenantId"]).Distinct());
    }

    [Fact]
    [Holds("tenants", "LIST")]
    public async Task The_tenant_is_listed() =>
        Assert.Single((JsonArray)(await Arm.GetAsync("/tenants", "2022-12-01")).Json["value"]!);

    [Fact]
    [Holds("subscriptions/locations", "LIST")]
    public async Task Regions_have_two_names()
    {
        var regions = (JsonArray)(await Arm.GetAsync($"{Arm.Subscription}/locations", "2022-12-01")).Json["value"]!;

        Assert.Contains(regions, r => (string?)r!["name"] == "westeurope" && (string?)r["displayName"] == "West Europe");
    }

    [Fact]
    [Holds("providers", "GET", "LIST", "POST register", "POST unregister")]
    public async Task An_unregistered_provider_refuses_requests()
    {
        var provider = $"{Arm.Subscription}/providers/Microsoft.Compute";
        Assert.Equal("Unregistering", (string?)(await Arm.PostAsync($"{provider}/unregister", "2022-09-01")).Json["registrationState"]);
        Arm.Pass(TimeSpan.FromMinutes(1));
        var refused = await Arm.PutAsync($"{Providers}/Microsoft.Compute/galleries/other", Galleries, Here());
        Assert.Equal("Registering", (string?)(await Arm.PostAsync($"{provider}/register", "2022-09-01")).Json["registrationState"]);
        Arm.Pass(TimeSpan.FromMinutes(1));

        Assert.Equal(409, refused.Status);
        Assert.Equal("MissingSubscriptionRegistration", refused.Code);
        Assert.Equal(201, (await Arm.PutAsync($"{Providers}/Microsoft.Compute/galleries/other", Galleries, Here())).Status);
        Assert.Equal("Registered", (string?)(await Arm.GetAsync(provider, "2022-09-01")).Json["registrationState"]);
        Assert.Contains(
            (JsonArray)(await Arm.GetAsync($"{Arm.Subscription}/providers", "2022-09-01")).Json["value"]!,
            p => (string?)p!["namespace"] == "Microsoft.VirtualMachineImages" && ((JsonArray)p["resourceTypes"]!).Count > 0);
    }

    [Fact]
    public async Task An_unknown_namespace_is_invalid() =>
        Assert.Equal("InvalidResourceNamespace", (await Arm.GetAsync($"{Arm.Subscription}/providers/Contoso.Images", "2022-09-01")).Code);
}
