using System.Text.Json.Nodes;
using ImageInfra.IntegrationTests.Support;

namespace ImageInfra.IntegrationTests.Simulator;

public sealed class ScaleSetTests : ConsumerTest
{
    private string Set => $"{Providers}/Microsoft.Compute/virtualMachineScaleSets/set";

    [Fact]
    [Holds("Microsoft.Compute/virtualMachineScaleSets", "PUT", "GET", "LIST", "DELETE")]
    [Holds("Microsoft.Compute/virtualMachineScaleSets/virtualMachines", "LIST", "GET")]
    public async Task A_set_creates_and_deletes_machines_of_its_image()
    {
        var created = await Arm.PutAsync(Set, Compute, Machines.SetFrom(Old, 2));
        var creating = await Arm.GetAsync($"{Set}/virtualMachines/0", Compute);
        Arm.Pass(TimeSpan.FromMinutes(2));

        Assert.Equal(201, created.Status);
        Assert.Equal("Creating", (string?)creating.Property("provisioningState"));
        Assert.Equal([("set_0", Old, "1.0.0", true), ("set_1", Old, "1.0.0", true)], await InstancesAsync());
        Assert.Equal("Succeeded", (string?)(await Arm.GetAsync($"{Set}/virtualMachines/1", Compute)).Property("provisioningState"));
        Assert.Equal("Succeeded", (string?)(await Arm.GetAsync(Set, Compute)).Property("provisioningState"));
        Assert.Null((await Arm.GetAsync(Set, Compute)).Property("virtualMachineProfile")!["osProfile"]!["adminPassword"]);
        Assert.Equal(["set"], Names(await Arm.GetAsync($"{Providers}/Microsoft.Compute/virtualMachineScaleSets", Compute)));
        Assert.Equal(["set"], Names(await Arm.GetAsync($"{Arm.Subscription}/providers/Microsoft.Compute/virtualMachineScaleSets", Compute)));
        Assert.Empty(Names(await Arm.GetAsync($"{Providers}/Microsoft.Compute/virtualMachines", Compute)));
        Assert.Equal(202, (await Arm.DeleteAsync(Set, Compute)).Status);
        Arm.Pass(TimeSpan.FromMinutes(2));
        Assert.Equal(404, (await Arm.GetAsync($"{Set}/virtualMachines/0", Compute)).Status);
        Assert.Equal(204, (await Arm.DeleteAsync(Set, Compute)).Status);
    }

    [Fact]
    [Holds("Microsoft.Compute/virtualMachineScaleSets", "PATCH")]
    public async Task A_set_scales_by_its_model_and_removes_the_newest_first()
    {
        await MakeAsync(Set, Compute, Machines.SetFrom(Old, 2));
        await ScaleAsync(4);
        await ScaleAsync(1);
        await ScaleAsync(2);

        Assert.Equal(["set_0", "set_4"], (await InstancesAsync()).Select(i => i.Name));
        Assert.Equal(2, (int)(await Arm.GetAsync(Set, Compute)).Json["sku"]!["capacity"]!);
    }

    [Fact]
    public async Task A_set_with_a_deleted_version_cannot_grow_but_keeps_machines()
    {
        await MakeAsync(Set, Compute, Machines.SetFrom(Old, 2));
        await DeleteVersionAsync(Old);

        AssertRefusal(await Arm.PatchAsync(Set, Compute, Machines.Capacity(3)), 404, "GalleryImageNotFound", $"The gallery image {Old} is not available in westeurope region.");
        AssertRefusal(await Arm.PutAsync(Set, Compute, Machines.SetFrom(Old, 3)), 404, "GalleryImageNotFound", Old);
        Assert.Equal(2, (int)(await Arm.GetAsync(Set, Compute)).Json["sku"]!["capacity"]!);
        Assert.Equal([("set_0", Old, "1.0.0", true), ("set_1", Old, "1.0.0", true)], await InstancesAsync());
        await ScaleAsync(1);
        Assert.Equal(["set_0"], (await InstancesAsync()).Select(i => i.Name));
    }

    [Fact]
    public async Task A_set_with_a_definition_grows_by_the_latest_version()
    {
        await MakeAsync(Set, Compute, Machines.SetFrom(Arm.Definition, 1));
        await PublishAsync($"{Arm.Definition}/versions/1.2.0", "westeurope");
        await ScaleAsync(2);
        await DeleteVersionAsync($"{Arm.Definition}/versions/1.2.0");
        await ScaleAsync(3);

        Assert.Equal(["1.1.0", "1.2.0", "1.1.0"], (await InstancesAsync()).Select(i => i.Version));
        Assert.All(await InstancesAsync(), i => Assert.Equal((Arm.Definition, true), (i.Id, i.HasModel)));
    }

    [Theory]
    [InlineData("Manual", "1.0.0", false)]
    [InlineData("Automatic", "1.1.0", true)]
    public async Task A_new_model_updates_machines_only_with_the_policy_automatic(string mode, string version, bool hasModel)
    {
        await MakeAsync(Set, Compute, Machines.SetFrom(Old, 1, mode));

        var patched = await Arm.PatchAsync(Set, Compute, Json($$"""
            { "sku": { "capacity": 2 }, "properties": { "virtualMachineProfile": { "storageProfile": { "imageReference": { "id": "{{New}}" } } } } }
            """));

        Assert.Equal(200, patched.Status);
        Assert.Equal([(version, hasModel), ("1.1.0", true)], (await InstancesAsync()).Select(i => (i.Version, i.HasModel)));
    }

    [Fact]
    public async Task The_kind_of_image_and_the_location_of_a_set_cannot_change()
    {
        await MakeAsync(Set, Compute, Machines.SetFrom(Old, 1));
        var elsewhere = Machines.SetFrom(Old, 1);
        elsewhere["location"] = "northeurope";

        AssertRefusal(await Arm.PutAsync(Set, Compute, Machines.SetFromReference(Machines.Marketplace, 1)), 409, "OperationNotAllowed", "The Image type for a Virtual Machine Scale Set may not be changed.");
        Assert.Equal("InvalidResourceLocation", (await Arm.PutAsync(Set, Compute, elsewhere)).Code);
    }

    [Fact]
    public async Task A_set_needs_its_image_from_the_start()
    {
        AssertRefusal(await Arm.PutAsync(Set, Compute, Machines.SetFrom($"{Arm.Definition}/versions/9.9.9", 0)), 404, "GalleryImageNotFound", "9.9.9");
        Assert.Equal("InvalidParameter", (await Arm.PutAsync(Set, Compute, Machines.SetFrom(Old, 1001))).Code);
        Assert.Equal(404, (await Arm.GetAsync($"{Set}/virtualMachines", Compute)).Status);
    }

    [Fact]
    public async Task Flexible_sets_are_not_simulated()
    {
        var flexible = Machines.SetFrom(Old, 1);
        flexible["properties"]!["orchestrationMode"] = "Flexible";

        AssertRefusal(await Arm.PutAsync(Set, Compute, flexible), 501, "NotSimulated", "Flexible");
    }

    [Fact]
    public async Task Creating_a_set_needs_the_right_to_read_its_image()
    {
        await Arm.SignInAsync("first");
        var token = await Arm.SignInAsync("second");
        const string Contributor = "b24988ac-6180-42a0-ab88-20f7382dd24c";
        var group = $"{Arm.Subscription}/resourceGroups/theirs";
        await MakeAsync(group, Groups, Here());
        await Arm.PutAsync($"{group}/providers/Microsoft.Authorization/roleAssignments/20000000-0000-0000-0000-000000000009", Roles, SomeBodies.Assignment(Contributor, SimulatedArm.PrincipalOf(token)));
        token = await Arm.SignInAsync("second");

        var reply = await Arm.SendAsync(HttpMethod.Put, $"{group}/providers/Microsoft.Compute/virtualMachineScaleSets/set", Compute, Machines.SetFrom(Old, 1).ToJsonString(), token);

        AssertRefusal(reply, 403, "LinkedAuthorizationFailed", $"'Microsoft.Compute/galleries/images/versions/read' on the linked scope(s) '{Old}'");
    }

    private async Task ScaleAsync(int capacity)
    {
        Assert.Equal(200, (await Arm.PatchAsync(Set, Compute, Machines.Capacity(capacity))).Status);
        Arm.Pass(TimeSpan.FromMinutes(2));
    }

    private async Task<IReadOnlyList<(string? Name, string? Id, string? Version, bool HasModel)>> InstancesAsync() =>
    [
        .. ((JsonArray)(await Arm.GetAsync($"{Set}/virtualMachines", Compute)).Json["value"]!).Select(i => (
            (string?)i!["name"],
            Image(i["properties"]!["storageProfile"]).Id,
            Image(i["properties"]!["storageProfile"]).Version,
            (bool)i["properties"]!["latestModelApplied"]!)),
    ];
}
