using System.Text.Json.Nodes;
using ImageInfra.IntegrationTests.Support;

namespace ImageInfra.IntegrationTests.Simulator;

public sealed class RoleTests : IAsyncLifetime
{
    private const string Role = "10000000-0000-0000-0000-000000000001";
    private const string Version = "2022-04-01";

    private SimulatedArm _arm = null!;

    private string Assignments => $"{_arm.Gallery}/providers/Microsoft.Authorization/roleAssignments";

    private string Roles => $"{_arm.Group}/providers/Microsoft.Authorization/roleDefinitions";

    public async Task InitializeAsync()
    {
        _arm = await SimulatedArm.StartAsync();
        await _arm.PrepareAsync();
    }

    public Task DisposeAsync() => _arm.DisposeAsync().AsTask();

    [Fact]
    [Holds("Microsoft.Authorization/roleAssignments", "PUT")]
    public async Task A_principal_has_a_role_on_a_scope_only_once()
    {
        var principal = (string)(await _arm.GetAsync(_arm.Identity, "2023-01-31")).Property("principalId")!;

        var reply = await _arm.PutAsync($"{Assignments}/30000000-0000-0000-0000-000000000001", Version, SomeBodies.Assignment(Role, principal));

        Assert.Equal(409, reply.Status);
        Assert.Equal("RoleAssignmentExists", reply.Code);
    }

    [Fact]
    public async Task The_principal_of_an_assignment_cannot_change()
    {
        var reply = await _arm.PutAsync($"{Assignments}/20000000-0000-0000-0000-000000000001", Version, SomeBodies.Assignment(Role, "40000000-0000-0000-0000-000000000001"));

        Assert.Equal("RoleAssignmentUpdateNotPermitted", reply.Code);
    }

    [Fact]
    public async Task A_principal_of_unknown_kind_must_be_in_the_directory()
    {
        var body = SomeBodies.Assignment(Role, "40000000-0000-0000-0000-000000000001");
        ((JsonObject)body["properties"]!).Remove("principalType");

        Assert.Equal("PrincipalNotFound", (await _arm.PutAsync($"{Assignments}/30000000-0000-0000-0000-000000000001", Version, body)).Code);
    }

    [Fact]
    public async Task A_role_must_exist_and_be_assignable_at_the_scope()
    {
        var unknown = await _arm.PutAsync($"{Assignments}/30000000-0000-0000-0000-000000000001", Version, SomeBodies.Assignment("50000000-0000-0000-0000-000000000001", "40000000-0000-0000-0000-000000000001"));
        var elsewhere = await _arm.PutAsync(
            $"{_arm.Subscription}/providers/Microsoft.Authorization/roleAssignments/30000000-0000-0000-0000-000000000001",
            Version,
            SomeBodies.Assignment(Role, "40000000-0000-0000-0000-000000000001"));

        Assert.Equal("RoleDefinitionDoesNotExist", unknown.Code);
        Assert.Equal("RoleAssignmentScopeNotAssignable", elsewhere.Code);
    }

    [Fact]
    [Holds("Microsoft.Authorization/roleDefinitions", "PUT")]
    public async Task A_role_name_is_unique_in_the_tenant() => Assert.Equal(
        "RoleDefinitionWithSameNameExists",
        (await _arm.PutAsync($"{Roles}/60000000-0000-0000-0000-000000000001", Version, SomeBodies.Role(_arm.Group, "*"))).Code);

    [Fact]
    [Holds("Microsoft.Authorization/roleAssignments", "DELETE")]
    [Holds("Microsoft.Authorization/roleDefinitions", "DELETE")]
    public async Task A_role_with_assignments_cannot_be_deleted()
    {
        var early = await _arm.DeleteAsync($"{Roles}/{Role}", Version);
        await _arm.DeleteAsync($"{Assignments}/20000000-0000-0000-0000-000000000001", Version);
        var late = await _arm.DeleteAsync($"{Roles}/{Role}", Version);

        Assert.Equal("RoleDefinitionHasAssignments", early.Code);
        Assert.Equal(200, late.Status);
    }

    [Fact]
    [Holds("Microsoft.Authorization/roleDefinitions", "LIST")]
    public async Task Built_in_roles_are_found_by_name()
    {
        var reply = await _arm.GetAsync($"{Roles}?$filter=roleName eq 'Contributor'", Version);

        Assert.Equal("b24988ac-6180-42a0-ab88-20f7382dd24c", (string?)Assert.Single((JsonArray)reply.Json["value"]!)!["name"]);
    }
}
