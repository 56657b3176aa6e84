using System.Text.Json.Nodes;
using ImageInfra.IntegrationTests.Support;

namespace ImageInfra.IntegrationTests.Simulator;

/// <summary>Tests reading, listing and changing resources.</summary>
public sealed class ReadTests : SimulatorTest
{
    [Fact]
    [Holds("Microsoft.Compute/galleries", "GET", "LIST", "PATCH")]
    public async Task A_gallery_is_listed_and_its_description_changes()
    {
        Assert.Equal(200, (await Arm.PatchAsync(Arm.Gallery, Galleries, Json("""{ "tags": { "a": "b" }, "properties": { "description": "new" } }"""))).Status);
        var gallery = await Arm.GetAsync(Arm.Gallery, Galleries);

        Assert.Equal("new", (string?)gallery.Property("description"));
        Assert.Equal("b", (string?)gallery.Json["tags"]!["a"]);
        Assert.NotNull((string?)gallery.Json["systemData"]!["createdAt"]);
        Assert.Equal(["gal"], Names(await Arm.GetAsync($"{Arm.Subscription}/providers/Microsoft.Compute/galleries", Galleries)));
        Assert.Equal(["gal"], Names(await Arm.GetAsync($"{Providers}/Microsoft.Compute/galleries", Galleries)));
    }

    [Fact]
    [Holds("Microsoft.Compute/galleries/images", "LIST", "PATCH")]
    public async Task A_definition_is_listed_and_its_mutable_properties_change()
    {
        var changed = await Arm.PatchAsync(Arm.Definition, Galleries, Json("""{ "properties": { "description": "new", "endOfLifeDate": "2030-01-01T00:00:00Z" } }"""));
        var refused = await Arm.PatchAsync(Arm.Definition, Galleries, Json("""{ "properties": { "osType": "Windows" } }"""));

        Assert.Equal("new", (string?)changed.Property("description"));
        Assert.Equal("PropertyChangeNotAllowed", refused.Code);
        Assert.Equal(["web"], Names(await Arm.GetAsync($"{Arm.Gallery}/images", Galleries)));
    }

    [Fact]
    [Holds("Microsoft.VirtualMachineImages/imageTemplates", "LIST")]
    public async Task Templates_are_listed_by_group_and_by_subscription()
    {
        await Arm.SubmitAsync();
        const string Type = "providers/Microsoft.VirtualMachineImages/imageTemplates";

        Assert.Equal(["web-1"], Names(await Arm.GetAsync($"{Arm.Group}/{Type}", Templates)));
        Assert.Equal(["web-1"], Names(await Arm.GetAsync($"{Arm.Subscription}/{Type}", Templates)));
    }

    [Fact]
    [Holds("Microsoft.VirtualMachineImages/imageTemplates/runOutputs", "GET")]
    public async Task A_run_output_exists_after_a_publication()
    {
        await Arm.SubmitAsync();
        Assert.Equal(404, (await Arm.GetAsync($"{Arm.Template}/runOutputs/web", Templates)).Status);
        await Arm.PostAsync($"{Arm.Template}/run", Templates);
        Arm.Pass(TimeSpan.FromHours(1));

        Assert.EndsWith("/versions/1.0.0", (string?)(await Arm.GetAsync($"{Arm.Template}/runOutputs/web", Templates)).Property("artifactId"), StringComparison.Ordinal);
    }

    [Fact]
    [Holds("Microsoft.Authorization/roleAssignments", "GET")]
    [Holds("Microsoft.Authorization/roleDefinitions", "GET")]
    public async Task Roles_can_be_read_from_any_scope()
    {
        var assignment = await Arm.GetAsync($"{Arm.Gallery}/providers/Microsoft.Authorization/roleAssignments/20000000-0000-0000-0000-000000000001", Roles);
        var role = await Arm.GetAsync((string)assignment.Property("roleDefinitionId")!, Roles);

        Assert.Equal("build", (string?)role.Property("roleName"));
        Assert.Equal("Owner", (string?)(await Arm.GetAsync($"{Arm.Group}/providers/Microsoft.Authorization/roleDefinitions/8e3af657-a8ff-443c-a75c-2fe8c4bcb635", Roles)).Property("roleName"));
    }

    [Theory]
    [InlineData("2020-10-01")]
    [InlineData("2024-03-01")]
    [InlineData("2025-04-01")]
    public async Task A_group_is_read_with_the_api_versions_of_providers_and_clients(string apiVersion) =>
        Assert.Equal(200, (await Arm.GetAsync(Arm.Group, apiVersion)).Status);

    [Fact]
    public async Task A_definition_can_allow_updates_of_its_features()
    {
        var body = SomeBodies.Definition();
        body["properties"]!["allowUpdateImage"] = true;
        body["properties"]!["features"] = new JsonArray(Json("""{ "name": "IsAcceleratedNetworkSupported", "value": "True" }"""));

        Assert.Equal("PropertyChangeNotAllowed", (await Arm.PutAsync(Arm.Definition, "2023-07-03", body)).Code);
        Assert.Equal(200, (await Arm.PutAsync(Arm.Definition, Galleries, body)).Status);
    }
}
