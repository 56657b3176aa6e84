using System.Collections.Immutable;
using ImageInfra.Components.Galleries;
using ImageInfra.Model.Planning;
using ImageInfra.UnitTests.Support;
using Pulumi;
using Pulumi.Testing;
using Pulumi.Utilities;

namespace ImageInfra.UnitTests.Components;

[Collection(PulumiCollection.Name)]
public sealed class GalleryStackTests
{
    private readonly AzureMocks _mocks = new();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_group_identity_gallery_role_and_definitions_are_declared(bool preview)
    {
        await DeclareAsync(preview: preview);

        Assert.Equal(
            [
                AzureTypes.RoleAssignment, AzureTypes.RoleDefinition, AzureTypes.Gallery, AzureTypes.ImageDefinition,
                AzureTypes.Identity, AzureTypes.ResourceGroup, "imageinfra:index:GalleryStack",
            ],
            _mocks.Registered.Select(r => r.Type).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_role_only_reads_the_gallery_and_writes_versions()
    {
        await DeclareAsync();

        var role = _mocks.Single(AzureTypes.RoleDefinition);
        var permission = Assert.IsType<ImmutableDictionary<string, object>>(
            Assert.Single(Assert.IsType<ImmutableArray<object>>(role.Inputs["permissions"])));
        Assert.Equal(["actions"], permission.Keys);
        Assert.Equal<object>(
            [
                "Microsoft.Compute/galleries/read",
                "Microsoft.Compute/galleries/images/read",
                "Microsoft.Compute/galleries/images/versions/read",
                "Microsoft.Compute/galleries/images/versions/write",
            ],
            Assert.IsType<ImmutableArray<object>>(permission["actions"]));
    }

    [Fact]
    public async Task The_role_is_assignable_in_the_resource_group()
    {
        await DeclareAsync();

        var group = $"/subscriptions/sub/{AzureTypes.ResourceGroup}/rg-dev";
        var role = _mocks.Single(AzureTypes.RoleDefinition);
        Assert.Equal(group, role.Inputs["scope"]);
        Assert.Equal<object>([group], Assert.IsType<ImmutableArray<object>>(role.Inputs["assignableScopes"]));
    }

    [Fact]
    public async Task The_role_is_assigned_to_the_identity_only_on_the_gallery()
    {
        await DeclareAsync();

        var assignment = _mocks.Single(AzureTypes.RoleAssignment);
        Assert.Equal($"/subscriptions/sub/{AzureTypes.Gallery}/gal_dev", assignment.Inputs["scope"]);
        Assert.Equal("11111111-0000-0000-0000-000000000001", assignment.Inputs["principalId"]);
        Assert.Equal("ServicePrincipal", assignment.Inputs["principalType"]);
        Assert.StartsWith(
            $"/subscriptions/sub/{AzureTypes.RoleDefinition}/",
            Assert.IsType<string>(assignment.Inputs["roleDefinitionId"]),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Role_guids_are_derived_from_their_resources()
    {
        await DeclareAsync();
        var again = new AzureMocks();
        await DeclareAsync(again);

        Assert.Equal(_mocks.Single(AzureTypes.RoleDefinition).Inputs["roleDefinitionId"], again.Single(AzureTypes.RoleDefinition).Inputs["roleDefinitionId"]);
        Assert.Equal(_mocks.Single(AzureTypes.RoleAssignment).Inputs["roleAssignmentName"], again.Single(AzureTypes.RoleAssignment).Inputs["roleAssignmentName"]);
    }

    [Fact]
    public async Task The_identitys_id_waits_for_the_role_assignment()
    {
        var gallery = await DeclareAsync();

        var dependencies = await OutputUtilities.GetDependenciesAsync(gallery.IdentityId);

        Assert.Contains(dependencies, d => d.GetResourceType() == AzureTypes.RoleAssignment);
    }

    [Fact]
    public async Task A_definition_declares_properties_without_a_stable_default()
    {
        await DeclareAsync();

        var definition = _mocks.Single(AzureTypes.ImageDefinition).Inputs;
        Assert.Equal("V2", definition["hyperVGeneration"]);
        Assert.Equal("x64", definition["architecture"]);
        Assert.Equal("Linux", definition["osType"]);
        Assert.Equal("Generalized", definition["osState"]);
        Assert.Equal("gal_dev", definition["galleryName"]);
        Assert.False(definition.ContainsKey("eula"), "an absent text is no input");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_group_gallery_and_definitions_are_protected(bool protect)
    {
        var options = await OptionsAsync(protect);

        Assert.Equal(protect, options[AzureTypes.Gallery].Protect ?? false);
        Assert.Equal(protect, options[AzureTypes.ImageDefinition].Protect ?? false);
        Assert.NotEqual(true, options[AzureTypes.Identity].Protect);
        Assert.Equal(protect, options[AzureTypes.ResourceGroup].Protect ?? false);
    }

    [Fact]
    public async Task A_changed_immutable_property_deletes_the_old_definition_first()
    {
        var options = Assert.IsType<CustomResourceOptions>((await OptionsAsync())[AzureTypes.ImageDefinition]);

        Assert.Contains("osType", options.ReplaceOnChanges);
        Assert.Contains("identifier", options.ReplaceOnChanges);
        Assert.True(options.DeleteBeforeReplace);
    }

    [Fact]
    public async Task A_new_role_is_created_before_the_old_role_is_deleted()
    {
        var roles = new List<CustomResourceOptions>();
        await DeclareAsync(rights: [new() { Scope = SomeScopes.Network, Actions = ["a/read"], Images = ["web"] }], options: new()
        {
            ResourceTransformations =
            {
                args =>
                {
                    if (args.Resource.GetResourceType() == AzureTypes.RoleDefinition)
                    {
                        roles.Add((CustomResourceOptions)args.Options);
                    }

                    return null;
                },
            },
        });

        Assert.Equal([false, false], roles.Select(r => r.DeleteBeforeReplace));
    }

    [Fact]
    public async Task Every_resource_with_tags_has_those_of_the_stack()
    {
        await DeclareAsync();

        foreach (var type in new[] { AzureTypes.ResourceGroup, AzureTypes.Identity, AzureTypes.Gallery, AzureTypes.ImageDefinition })
        {
            var tags = Assert.IsType<ImmutableDictionary<string, object>>(_mocks.Single(type).Inputs["tags"]);
            Assert.Equal("images", tags["team"]);
        }
    }

    [Fact]
    public async Task An_existing_resource_group_is_looked_up_and_not_declared()
    {
        await DeclareAsync(useExisting: true);

        Assert.Empty(_mocks.Of(AzureTypes.ResourceGroup));
        Assert.Equal("rg-dev", _mocks.Single(AzureTypes.Gallery).Inputs["resourceGroupName"]);
        Assert.Equal("/subscriptions/sub/resourceGroups/rg-dev", _mocks.Single(AzureTypes.RoleDefinition).Inputs["scope"]);
    }

    [Fact]
    public async Task Every_child_is_parented_to_the_component()
    {
        var adopted = await OptionsAsync();

        Assert.Equal(_mocks.Registered.Select(r => r.Type).Order(), adopted.Keys.Order());
    }

    private async Task<Dictionary<string, ResourceOptions>> OptionsAsync(bool protect = false)
    {
        var seen = new Dictionary<string, ResourceOptions>();
        await DeclareAsync(protect: protect, options: new()
        {
            ResourceTransformations =
            {
                args =>
                {
                    seen[args.Resource.GetResourceType()] = args.Options;
                    return null;
                },
            },
        });
        return seen;
    }

    private async Task<GalleryStack> DeclareAsync(
        AzureMocks? mocks = null,
        bool preview = false,
        bool protect = false,
        bool useExisting = false,
        ComponentResourceOptions? options = null,
        IReadOnlyList<ScopeRights>? rights = null)
    {
        var resources = await Deployment.TestAsync(
            mocks ?? _mocks,
            new TestOptions { IsPreview = preview, StackName = "dev" },
            () =>
            {
                _ = new GalleryStack("images", Args(protect, useExisting, rights ?? []), options);
            });
        return resources.OfType<GalleryStack>().Single();
    }

    private static GalleryStackArgs Args(bool protect, bool useExisting, IReadOnlyList<ScopeRights> rights) => new()
    {
        Location = "westeurope",
        ResourceGroupName = "rg-dev",
        UseExistingResourceGroup = useExisting,
        GalleryName = "gal_dev",
        IdentityName = "id-dev",
        Protect = protect,
        Tags = { ["team"] = "images" },
        Images = [SomeStack.Image()],
        Rights = rights,
    };
}
