using ImageInfra.Model.Images;
using ImageInfra.Model.Planning;
using ImageInfra.Model.Settings;
using ImageInfra.UnitTests.Support;

namespace ImageInfra.UnitTests.Model;

public sealed class RightsPlanTests
{
    private const string Network = SomeScopes.Network;
    private const string Images = SomeScopes.ImagesGroup;

    [Fact]
    public void A_marketplace_image_for_the_gallery_needs_no_more_rights()
    {
        Assert.Empty(Plan(SomeStack.Image()));
    }

    [Fact]
    public void A_network_needs_the_rights_to_read_it_and_join_its_subnets()
    {
        var right = Assert.Single(Plan(SomeScopes.InNetwork(SomeStack.Image())));

        Assert.Equal(Network, right.Scope);
        Assert.Equal(["Microsoft.Network/virtualNetworks/read", "Microsoft.Network/virtualNetworks/subnets/join/action"], right.Actions);
        Assert.Equal(["web"], right.Images);
    }

    [Fact]
    public void Images_in_one_network_share_a_right_ignoring_the_case_of_its_id()
    {
        var other = SomeStack.Image("other");
        var shouted = other with { Template = other.Template with { VmProfile = new() { VnetConfig = new($"{Network.ToUpperInvariant()}/subnets/build") } } };

        var right = Assert.Single(Plan(SomeScopes.InNetwork(SomeStack.Image()), shouted));

        Assert.Equal(["other", "web"], right.Images);
    }

    [Fact]
    public void A_managed_image_as_source_needs_the_right_to_read_its_group()
    {
        var right = Assert.Single(Plan(From(new ImageSource.ManagedImage($"{Images}/providers/Microsoft.Compute/images/gold"))));

        Assert.Equal((Images, "Microsoft.Compute/images/read"), (right.Scope, Assert.Single(right.Actions)));
    }

    [Fact]
    public void A_managed_image_as_target_needs_the_rights_to_write_and_delete()
    {
        var image = SomeStack.Image();
        Distributor[] distribute = [new Distributor.ManagedImage { ImageId = $"{Images}/providers/Microsoft.Compute/images/out", Location = "westeurope" }];

        var right = Assert.Single(Plan(
            image with { Template = image.Template with { Distribute = distribute } },
            From(new ImageSource.ManagedImage($"{Images}/providers/Microsoft.Compute/images/gold"), "other")));

        Assert.Equal(Images, right.Scope);
        Assert.Equal(["Microsoft.Compute/images/delete", "Microsoft.Compute/images/read", "Microsoft.Compute/images/write"], right.Actions);
    }

    [Fact]
    public void Another_gallery_as_source_needs_the_right_to_read_it()
    {
        var right = Assert.Single(Plan(From(SomeScopes.VersionIn("rg-hub", "gal_hub"))));

        Assert.Equal($"{SomeScopes.Subscription}/resourceGroups/rg-hub/providers/Microsoft.Compute/galleries/gal_hub", right.Scope);
        Assert.Equal(
            ["Microsoft.Compute/galleries/images/read", "Microsoft.Compute/galleries/images/versions/read", "Microsoft.Compute/galleries/read"],
            right.Actions);
    }

    [Fact]
    public void The_stacks_own_gallery_needs_no_further_right()
    {
        Assert.Empty(Plan(From(SomeScopes.VersionIn("RG-dev", "GAL_dev"))));
    }

    [Fact]
    public void An_identity_of_the_build_vm_needs_the_right_to_assign_it()
    {
        const string Identity = Images + "/providers/Microsoft.ManagedIdentity/userAssignedIdentities/id-scripts";
        var image = SomeStack.Image();

        var right = Assert.Single(Plan(image with { Template = image.Template with { VmProfile = new() { UserAssignedIdentities = [Identity] } } }));

        Assert.Equal((Identity, "Microsoft.ManagedIdentity/userAssignedIdentities/assign/action"), (right.Scope, Assert.Single(right.Actions)));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Only_an_existing_staging_group_needs_a_contributor(bool isThere)
    {
        var image = SomeStack.Image();
        var staged = image with { Template = image.Template with { StagingResourceGroup = Images } };

        var rights = RightsPlan.Create([TemplatePlan.Create(staged, Settings)], Settings with { UseExistingStagingGroups = isThere });

        Assert.Equal(isThere ? [(Images, true)] : [], rights.Select(r => (r.Scope, r.IsContributor)));
    }

    [Fact]
    public void A_waiting_image_needs_no_rights_yet()
    {
        var catalog = SomeStack.Catalog(SomeStack.Image("base"), SomeScopes.InNetwork(SomeStack.Image("child", "base")));

        Assert.Empty(FactoryPlan.Create(catalog, Settings).Rights);
        Assert.Single(FactoryPlan.Create(catalog, Settings.Pinned("base", "1.0.0")).Rights);
    }

    [Fact]
    public void A_role_is_assignable_only_in_the_group_of_its_scope()
    {
        Assert.Equal($"{SomeScopes.Subscription}/resourceGroups/rg-network", Assert.Single(Plan(SomeScopes.InNetwork(SomeStack.Image()))).ResourceGroupId);
    }

    private static FactorySettings Settings => SomeStack.Settings();

    private static IReadOnlyList<ScopeRights> Plan(params IEnumerable<ImageSpec> images) => FactoryPlan.Create(SomeStack.Catalog(images), Settings).Rights;

    private static ImageSpec From(ImageSource source, string name = "web") =>
        SomeStack.Image(name) is var image ? image with { Template = image.Template with { Source = source } } : null!;
}
