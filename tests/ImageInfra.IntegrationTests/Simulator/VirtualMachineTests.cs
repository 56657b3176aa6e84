using System.Text.Json.Nodes;
using ImageInfra.IntegrationTests.Support;
using ImageInfra.Simulator.Foundations;

namespace ImageInfra.IntegrationTests.Simulator;

public sealed class VirtualMachineTests : ConsumerTest
{
    private const string Reader = "acdd72a7-3385-48ef-bd42-f606fba81ae7";
    private const string Contributor = "b24988ac-6180-42a0-ab88-20f7382dd24c";

    private string Machine => $"{Providers}/Microsoft.Compute/virtualMachines/vm";

    [Theory]
    [InlineData("2024-07-01")]
    [InlineData("2024-11-01")]
    [InlineData("2025-04-01")]
    [Holds("Microsoft.Compute/virtualMachines", "PUT", "GET", "DELETE")]
    public async Task A_machine_has_the_exact_version_of_its_image(string apiVersion)
    {
        var created = await Arm.PutAsync(Machine, apiVersion, Machines.From(Old));
        Arm.Pass(TimeSpan.FromMinutes(2));
        var machine = await Arm.GetAsync(Machine, apiVersion);
        var operation = await Arm.GetAsync(created.Headers["Azure-AsyncOperation"], "");

        Assert.Equal((201, "Creating"), (created.Status, (string?)created.Property("provisioningState")));
        Assert.Equal("Succeeded", (string?)operation.Json["status"]);
        Assert.Equal("Succeeded", (string?)machine.Property("provisioningState"));
        Assert.Equal((Old, "1.0.0"), Image(machine.Property("storageProfile")));
        Assert.Equal("web", (string?)machine.Json["tags"]!["team"]);
        Assert.Null(machine.Property("osProfile")!["adminPassword"]);
        Assert.True(Guid.TryParse((string?)machine.Property("vmId"), out _));
        Assert.Equal(202, (await Arm.DeleteAsync(Machine, apiVersion)).Status);
        Arm.Pass(TimeSpan.FromMinutes(2));
        Assert.Equal(404, (await Arm.GetAsync(Machine, apiVersion)).Status);
        Assert.Equal(204, (await Arm.DeleteAsync(Machine, apiVersion)).Status);
    }

    [Fact]
    [Holds("Microsoft.Compute/virtualMachines", "LIST")]
    public async Task Machines_are_listed_by_group_and_by_subscription()
    {
        var other = $"{Arm.Subscription}/resourceGroups/other";
        await MakeAsync(other, Groups, Here());
        await MakeAsync(Machine, Compute, Machines.From(Old));
        await MakeAsync($"{other}/providers/Microsoft.Compute/virtualMachines/elsewhere", Compute, Machines.From(New));

        Assert.Equal(["vm"], Names(await Arm.GetAsync($"{Providers}/Microsoft.Compute/virtualMachines", Compute)));
        Assert.Equal(["elsewhere", "vm"], Names(await Arm.GetAsync($"{Arm.Subscription}/providers/Microsoft.Compute/virtualMachines", Compute)));
        Assert.Empty(Names(await Arm.GetAsync($"/subscriptions/{new SimulatorOptions().Subscriptions[1]}/providers/Microsoft.Compute/virtualMachines", Compute)));
    }

    [Theory]
    [InlineData("westeurope", "1.1.0")]
    [InlineData("northeurope", "1.0.0")]
    public async Task A_definition_means_its_highest_included_version_in_the_region(string region, string version)
    {
        await MakeAsync(Machine, Compute, Machines.From(Arm.Definition, region));
        await MakeAsync($"{Machine}2", Compute, Machines.From($"{Arm.Definition}/versions/latest", region));

        Assert.Equal((Arm.Definition, version), Image((await Arm.GetAsync(Machine, Compute)).Property("storageProfile")));
        Assert.Equal(version, Image((await Arm.GetAsync($"{Machine}2", Compute)).Property("storageProfile")).Version);
    }

    [Fact]
    public async Task An_excluded_version_can_be_used_by_its_number()
    {
        await MakeAsync(Machine, Compute, Machines.From(Excluded));

        Assert.Equal((Excluded, "2.0.0"), Image((await Arm.GetAsync(Machine, Compute)).Property("storageProfile")));
    }

    [Fact]
    public async Task A_marketplace_image_means_its_newest_version()
    {
        await MakeAsync(Machine, Compute, Machines.FromReference(Machines.Marketplace));

        var reference = (await Arm.GetAsync(Machine, Compute)).Property("storageProfile")!["imageReference"]!;
        Assert.Equal(("latest", "24.04.202511060"), ((string?)reference["version"], (string?)reference["exactVersion"]));
    }

    [Fact]
    public async Task A_version_missing_in_the_region_is_not_available()
    {
        AssertRefusal(await Arm.PutAsync(Machine, Compute, Machines.From($"{Arm.Definition}/versions/9.9.9")), 404, "GalleryImageNotFound", "/versions/9.9.9 is not available in westeurope region.");
        AssertRefusal(await Arm.PutAsync(Machine, Compute, Machines.From(New, "northeurope")), 404, "GalleryImageNotFound", $"The gallery image {New} is not available in northeurope region. Please contact image owner to replicate");
        AssertRefusal(await Arm.PutAsync(Machine, Compute, Machines.From($"{Arm.Gallery}/images/none")), 404, "GalleryImageNotFound", "/images/none is not available");
        AssertRefusal(await Arm.PutAsync(Machine, Compute, Machines.From(Arm.Definition, "eastus")), 404, "GalleryImageNotFound", "is not available in eastus region.");
        Assert.Equal(404, (await Arm.GetAsync(Machine, Compute)).Status);
    }

    [Fact]
    public async Task A_version_is_available_after_its_replication()
    {
        var version = $"{Arm.Definition}/versions/3.0.0";
        await Arm.PutAsync(version, Galleries, SomeBodies.VersionOf("westeurope", $"{Providers}/Microsoft.Compute/images/source"));

        Assert.Equal("GalleryImageNotFound", (await Arm.PutAsync(Machine, Compute, Machines.From(version))).Code);
        Arm.Pass(TimeSpan.FromMinutes(10));
        Assert.Equal(201, (await Arm.PutAsync(Machine, Compute, Machines.From(version))).Status);
    }

    [Fact]
    public async Task A_definition_without_a_version_has_no_latest()
    {
        await MakeAsync($"{Arm.Gallery}/images/empty", Galleries, SomeBodies.Definition("empty"));

        AssertRefusal(await Arm.PutAsync(Machine, Compute, Machines.From($"{Arm.Gallery}/images/empty")), 404, "GalleryImageNotFound", "There is no latest image version exists for");
    }

    [Theory]
    [InlineData("""{ "publisher": "Canonical", "offer": "ubuntu-24_04-lts" }""", "InvalidParameter")]
    [InlineData("""{ "id": "/subscriptions/s/resourceGroups/rg/providers/Microsoft.Compute/disks/d" }""", "InvalidParameter")]
    [InlineData("""{ "id": 1 }""", "InvalidRequestContent")]
    [InlineData("[]", "InvalidRequestContent")]
    public async Task An_invalid_image_reference_is_refused(string reference, string code) =>
        Assert.Equal((400, code), await RefusalAsync(Machines.FromReference(reference)));

    [Fact]
    public async Task A_machine_survives_its_version_unchanged()
    {
        await MakeAsync(Machine, Compute, Machines.From(New));
        await DeleteVersionAsync(New);

        var retagged = Machines.From(New);
        retagged["tags"] = new JsonObject { ["team"] = "other" };
        var updated = await Arm.PutAsync(Machine, Compute, retagged);

        Assert.Equal((200, "other"), (updated.Status, (string?)updated.Json["tags"]!["team"]));
        Assert.Equal((New, "1.1.0"), Image((await Arm.GetAsync(Machine, Compute)).Property("storageProfile")));
        AssertRefusal(await Arm.PutAsync(Machine, Compute, Machines.From(Old)), 409, "PropertyChangeNotAllowed", "imageReference");
        Assert.Equal("GalleryImageNotFound", (await Arm.PutAsync($"{Machine}2", Compute, Machines.From(New))).Code);
    }

    [Fact]
    public async Task Creating_a_machine_needs_the_right_to_read_its_image()
    {
        await Arm.SignInAsync("first");
        var token = await Arm.SignInAsync("second");
        var group = $"{Arm.Subscription}/resourceGroups/theirs";
        var machine = $"{group}/providers/Microsoft.Compute/virtualMachines/vm";
        await MakeAsync(group, Groups, Here());
        await GrantAsync(Contributor, token, group);
        token = await Arm.SignInAsync("second");

        var version = await Arm.SendAsync(HttpMethod.Put, machine, Compute, Machines.From(Old).ToJsonString(), token);
        var definition = await Arm.SendAsync(HttpMethod.Put, machine, Compute, Machines.From(Arm.Definition).ToJsonString(), token);
        await GrantAsync(Reader, token, Arm.Definition);
        var allowed = await Arm.SendAsync(HttpMethod.Put, machine, Compute, Machines.From(Old).ToJsonString(), token);

        AssertRefusal(version, 403, "LinkedAuthorizationFailed", $"has permission to perform action 'Microsoft.Compute/virtualMachines/write' on scope '{machine}'; however, it does not have permission to perform action(s) 'Microsoft.Compute/galleries/images/versions/read' on the linked scope(s) '{Old}' (respectively)");
        AssertRefusal(definition, 403, "LinkedAuthorizationFailed", $"'Microsoft.Compute/galleries/images/read' on the linked scope(s) '{Arm.Definition}'");
        Assert.Equal(201, allowed.Status);
    }

    private async Task<(int, string?)> RefusalAsync(JsonObject body)
    {
        var reply = await Arm.PutAsync(Machine, Compute, body);
        return (reply.Status, reply.Code);
    }

    private async Task GrantAsync(string role, string token, string scope) => Assert.Equal(201, (await Arm.PutAsync(
        $"{scope}/providers/Microsoft.Authorization/roleAssignments/20000000-0000-0000-0000-{role[..8]}0000",
        Roles,
        SomeBodies.Assignment(role, SimulatedArm.PrincipalOf(token)))).Status);
}
