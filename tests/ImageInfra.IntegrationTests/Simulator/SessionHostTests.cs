using System.Text.Json.Nodes;
using ImageInfra.IntegrationTests.Support;

namespace ImageInfra.IntegrationTests.Simulator;

public sealed class SessionHostTests : ConsumerTest
{
    private const string Desktops = "2024-04-03";

    private string Pool => $"{Providers}/Microsoft.DesktopVirtualization/hostPools/pool";

    private string Machine => $"{Providers}/Microsoft.Compute/virtualMachines/avd-0";

    private string Host => $"{Pool}/sessionHosts/avd-0.contoso.com";

    [Fact]
    [Holds("Microsoft.DesktopVirtualization/hostPools", "PUT", "GET", "LIST", "DELETE")]
    public async Task A_host_pool_is_listed_by_group_and_by_subscription()
    {
        await MakePoolAsync();

        Assert.Equal("Pooled", (string?)(await Arm.GetAsync(Pool, Desktops)).Property("hostPoolType"));
        Assert.Equal(["pool"], Names(await Arm.GetAsync($"{Providers}/Microsoft.DesktopVirtualization/hostPools", Desktops)));
        Assert.Equal(["pool"], Names(await Arm.GetAsync($"{Arm.Subscription}/providers/Microsoft.DesktopVirtualization/hostPools", Desktops)));
        Assert.Equal(200, (await Arm.DeleteAsync(Pool, Desktops)).Status);
        Assert.Equal(204, (await Arm.DeleteAsync(Pool, Desktops)).Status);
    }

    [Fact]
    [Holds("Microsoft.DesktopVirtualization/hostPools/sessionHosts", "PUT", "GET", "LIST", "DELETE")]
    public async Task A_session_host_refers_to_its_machine_and_its_version()
    {
        await MakePoolAsync();
        await MakeAsync(Machine, Compute, Machines.From(Arm.Definition));
        await MakeAsync(Host, Desktops, Registration());

        var listed = (await Arm.GetAsync($"{Pool}/sessionHosts", Desktops)).Json["value"]![0]!;
        var machine = await Arm.GetAsync((string)listed["properties"]!["resourceId"]!, Compute);

        Assert.Equal("pool/avd-0.contoso.com", (string?)listed["name"]);
        Assert.Equal((string?)machine.Property("vmId"), (string?)listed["properties"]!["virtualMachineId"]);
        Assert.Equal("1.1.0", Image(machine.Property("storageProfile")).Version);
        Assert.Equal(200, (await Arm.DeleteAsync(Host, Desktops)).Status);
        Assert.Equal(404, (await Arm.GetAsync(Host, Desktops)).Status);
        Assert.Equal(204, (await Arm.DeleteAsync(Host, Desktops)).Status);
    }

    [Fact]
    public async Task A_pool_with_hosts_is_deleted_only_with_force()
    {
        await MakePoolAsync();
        await MakeAsync(Machine, Compute, Machines.From(Old));
        await MakeAsync(Host, Desktops, Registration());

        Assert.Equal(400, (await Arm.DeleteAsync(Pool, Desktops)).Status);
        Assert.Equal(200, (await Arm.DeleteAsync($"{Pool}?force=true", Desktops)).Status);
        Assert.Equal("ParentResourceNotFound", (await Arm.GetAsync($"{Pool}/sessionHosts", Desktops)).Code);
    }

    [Fact]
    public async Task A_host_needs_its_machine_and_a_pool_needs_its_type()
    {
        await MakePoolAsync();

        AssertRefusal(await Arm.PutAsync(Host, Desktops, Registration()), 400, "InvalidParameter", "resourceId");
        AssertRefusal(await Arm.PutAsync($"{Pool}2", Desktops, Here()), 400, "InvalidParameter", "hostPoolType");
        Assert.Equal("ParentResourceNotFound", (await Arm.GetAsync($"{Pool}2/sessionHosts", Desktops)).Code);
    }

    private Task<ArmReply> MakePoolAsync() =>
        MakeAsync(Pool, Desktops, Here(Json("""{ "hostPoolType": "Pooled", "loadBalancerType": "BreadthFirst", "preferredAppGroupType": "Desktop" }""")));

    private JsonObject Registration() => Json($$"""{ "properties": { "resourceId": "{{Machine}}" } }""");
}
