using System.Text.Json.Nodes;
using ImageInfra.Driver.Foundations;
using ImageInfra.Driver.Rehearsal;
using ImageInfra.Driver.Stacks;
using ImageInfra.UnitTests.Support;

namespace ImageInfra.UnitTests.Driver;

/// <summary>Tests role assignments that exist already: Azure accepts each only once, so a rehearsal uses an equal one.</summary>
public sealed class ExistingAssignmentTests
{
    private const string Scope = "/subscriptions/sub/resourceGroups/rg/providers/Microsoft.Compute/galleries/gal";
    private const string Declared = $"{Scope}/providers/Microsoft.Authorization/roleAssignments/11111111-0000-0000-0000-000000000001";
    private const string Existing = $"{Scope}/providers/Microsoft.Authorization/roleAssignments/0f0f0f0f-0000-0000-0000-000000000001";

    private readonly FakeArm _arm = new()
    {
        Refuses = ("11111111-0000-0000-0000-000000000001", new DriverException(
            DriverFailure.AzureRefused,
            "Azure refused to write it: RoleAssignmentExists: The role assignment already exists. The ID of the existing role assignment is 0f0f0f0f000000000000000000000001.")),
    };

    [Fact]
    public async Task The_same_assignment_under_another_name_counts_as_created()
    {
        _arm.Put(Existing, Assignment("principal"));

        var answer = await PutAsync();

        Assert.Equal(Existing, (string?)answer["id"]);
    }

    [Fact]
    public async Task An_assignment_for_another_principal_does_not_count()
    {
        _arm.Put(Existing, Assignment("somebody else"));

        await Assert.ThrowsAsync<DriverException>(PutAsync);
    }

    [Theory]
    [InlineData("principal", true)]
    [InlineData("somebody else", false)]
    public async Task An_existing_assignment_without_a_name_is_searched(string principal, bool isTaken)
    {
        _arm.Refuses = (_arm.Refuses!.Value.Suffix, new(DriverFailure.AzureRefused, "Azure refused to write it: RoleAssignmentExists: The role assignment already exists."));
        _arm.Put(Existing, Assignment(principal));

        var put = PutAsync();

        if (isTaken)
        {
            Assert.Equal(Existing, (string?)(await put)["id"]);
        }
        else
        {
            await Assert.ThrowsAsync<DriverException>(() => put);
        }
    }

    [Fact]
    public async Task A_deleted_assignment_does_not_count() => await Assert.ThrowsAsync<DriverException>(PutAsync);

    private static JsonObject Assignment(string principal) => new()
    {
        ["id"] = Existing,
        ["properties"] = new JsonObject { ["principalId"] = principal, ["roleDefinitionId"] = "/x/roleDefinitions/r", ["scope"] = Scope },
    };

    private Task<JsonObject> PutAsync() => new RehearsedCalls(_arm, blobs: null, []).PutAsync(
        ArmTypes.Of(ResourceTypes.RoleAssignment),
        Declared,
        new() { ["scope"] = Scope, ["principalId"] = "principal", ["roleDefinitionId"] = "/y/roleDefinitions/r" },
        default);
}
