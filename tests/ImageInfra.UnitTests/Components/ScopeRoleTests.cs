using System.Collections.Immutable;
using ImageInfra.Components.Factory;
using ImageInfra.Model.Images;
using ImageInfra.UnitTests.Support;
using Pulumi;
using Pulumi.Testing;

namespace ImageInfra.UnitTests.Components;

/// <summary>Tests the registered roles outside the gallery.</summary>
[Collection(PulumiCollection.Name)]
public sealed class ScopeRoleTests
{
    private readonly AzureMocks _mocks = new();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_network_gets_its_own_role_assigned_only_on_it(bool preview)
    {
        await DeclareAsync(preview, SomeScopes.InNetwork(SomeStack.Image()));

        var role = Added(AzureTypes.RoleDefinition);
        var assignment = Added(AzureTypes.RoleAssignment);
        const string Group = SomeScopes.Subscription + "/resourceGroups/rg-network";
        Assert.Equal(Group, role.Inputs["scope"]);
        Assert.Equal<object>([Group], Assert.IsType<ImmutableArray<object>>(role.Inputs["assignableScopes"]));
        Assert.Equal(
            """[{"actions":["Microsoft.Network/virtualNetworks/read","Microsoft.Network/virtualNetworks/subnets/join/action"]}]""",
            RegisteredJson.Of(role.Inputs["permissions"]));
        Assert.Equal(SomeScopes.Network, assignment.Inputs["scope"]);
        Assert.Equal($"/subscriptions/sub/{AzureTypes.RoleDefinition}/{role.Inputs["roleDefinitionId"]}", assignment.Inputs["roleDefinitionId"]);
        Assert.Equal("ServicePrincipal", assignment.Inputs["principalType"]);
    }

    [Fact]
    public async Task A_template_is_registered_after_the_rights_that_it_needs()
    {
        await DeclareAsync(false, SomeScopes.InNetwork(SomeStack.Image()));

        var order = _mocks.Registered.ToList();
        Assert.True(order.IndexOf(Added(AzureTypes.RoleAssignment)) < order.IndexOf(_mocks.Single(AzureTypes.ImageTemplate)));
    }

    [Fact]
    public async Task Without_further_needs_only_the_gallerys_role_exists()
    {
        await DeclareAsync(false, SomeStack.Image());

        Assert.Single(_mocks.Of(AzureTypes.RoleDefinition));
        Assert.Single(_mocks.Of(AzureTypes.RoleAssignment));
    }

    [Fact]
    public async Task Two_stacks_have_separate_stable_roles_for_one_network()
    {
        var image = SomeScopes.InNetwork(SomeStack.Image());
        await DeclareAsync(false, image);
        var first = Added(AzureTypes.RoleDefinition).Inputs;
        var again = new AzureMocks();
        await DeclareAsync(again, "dev", image);
        var other = new AzureMocks();
        await DeclareAsync(other, "prod", image);

        Assert.Contains(again.Of(AzureTypes.RoleDefinition), r => r.Inputs["roleDefinitionId"].Equals(first["roleDefinitionId"]));
        Assert.DoesNotContain(other.Of(AzureTypes.RoleDefinition), r => r.Inputs["roleDefinitionId"].Equals(first["roleDefinitionId"]));
        Assert.DoesNotContain(other.Of(AzureTypes.RoleDefinition), r => r.Inputs["roleName"].Equals(first["roleName"]));
    }

    [Fact]
    public async Task On_a_staging_group_the_identity_gets_the_role_contributor()
    {
        var image = SomeStack.Image();
        var staged = image with { Template = image.Template with { StagingResourceGroup = SomeScopes.ImagesGroup } };
        await Deployment.TestAsync(
            _mocks,
            new TestOptions { StackName = "dev" },
            () => ImageFactory.Declare(SomeStack.Catalog(staged), SomeStack.Settings() with { UseExistingStagingGroups = true }));

        Assert.Single(_mocks.Of(AzureTypes.RoleDefinition));
        var assignment = Added(AzureTypes.RoleAssignment);
        Assert.Equal(SomeScopes.ImagesGroup, assignment.Inputs["scope"]);
        Assert.Equal(
            $"{SomeScopes.Subscription}/providers/Microsoft.Authorization/roleDefinitions/b24988ac-6180-42a0-ab88-20f7382dd24c",
            assignment.Inputs["roleDefinitionId"]);
    }

    private MockResourceArgs Added(string type) => Assert.Single(_mocks.Of(type), r => r.Name != "images");

    private Task DeclareAsync(bool preview, ImageSpec image) => DeclareAsync(_mocks, "dev", image, preview);

    private static async Task DeclareAsync(AzureMocks mocks, string stack, ImageSpec image, bool preview = false) => await Deployment.TestAsync(
        mocks,
        new TestOptions { IsPreview = preview, StackName = stack },
        () => ImageFactory.Declare(SomeStack.Catalog(image), SomeStack.Settings(stack)));
}
