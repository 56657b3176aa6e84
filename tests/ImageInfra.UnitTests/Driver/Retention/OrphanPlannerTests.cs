using ImageInfra.Driver.Lifecycle.Retention;
using ImageInfra.Model.Images;
using ImageInfra.Model.Planning;
using ImageInfra.UnitTests.Support;

namespace ImageInfra.UnitTests.Driver.Retention;

public sealed class OrphanPlannerTests
{
    private readonly SomeFactory _factory = new();
    private FactoryResources _resources = new([], [], [], HasSoftDelete: false);

    [Fact]
    public void A_template_that_the_stack_no_longer_declares_is_deleted()
    {
        Template("web-11111111");

        var orphan = Assert.Single(Orphans());
        Assert.Equal((OrphanKind.ImageTemplate, true, "the stack no longer declares it"), (orphan.Kind, orphan.IsDeleted, orphan.Why));
    }

    [Fact]
    public void A_template_in_the_outputs_stays_ignoring_the_case_of_its_id()
    {
        Template("web-00000000", t => t with { Id = t.Id.Replace("resourceGroups", "resourcegroups", StringComparison.Ordinal) });

        Assert.Empty(Orphans());
    }

    [Fact]
    public void A_template_in_the_catalog_stays_for_an_update_in_progress()
    {
        var name = FactoryPlan.Create(_factory.Catalog, SomeStack.Settings()).Templates[0].TemplateName;
        Template(name);

        Assert.Empty(Orphans());
    }

    [Theory]
    [InlineData("it runs")]
    [InlineData("it is being created")]
    [InlineData("it is being deleted")]
    [InlineData("it is another stack's")]
    [InlineData("it is another project's")]
    public void A_template_of_others_or_in_use_stays(string reason)
    {
        Template("web-11111111", t => reason switch
        {
            "it runs" => t with { IsRunning = true },
            "it is being created" => t with { ProvisioningState = "Creating" },
            "it is being deleted" => t with { ProvisioningState = "Deleting" },
            "it is another stack's" => t with { Tags = t.Tags.With(WellKnownTags.Stack, "prod") },
            _ => t with { IdentityIds = ["/identities/other"] },
        });

        Assert.Empty(Orphans());
    }

    [Fact]
    public void A_failed_template_is_deleted_unless_the_stack_declares_it()
    {
        Template("web-11111111", t => t with { ProvisioningState = "Failed" });
        Template("web-00000000", t => t with { ProvisioningState = "Failed" });

        Assert.Equal([false, true], Orphans().Select(o => o.IsDeleted));
    }

    [Fact]
    public void A_staging_group_of_a_deleted_template_is_deleted()
    {
        Group("IT_rg-dev_web-11111111_guid", "web-11111111");

        Assert.Equal(("its template web-11111111 was deleted", true), Orphans().Select(o => (o.Why, o.IsDeleted)).Single());
    }

    [Theory]
    [InlineData("its template is there")]
    [InlineData("a template says that it is its own")]
    [InlineData("it was for a template of another group")]
    [InlineData("it is going already")]
    [InlineData("it has another name")]
    [InlineData("it does not say for which template it was")]
    public void A_staging_group_of_others_or_in_use_stays(string reason)
    {
        var name = reason == "it has another name" ? "rg-of-somebody" : "IT_rg-dev_web-11111111_guid";
        Group(
            name,
            reason == "it does not say for which template it was" ? null : "web-11111111",
            reason == "it was for a template of another group" ? "rg-other" : "RG-DEV",
            reason == "it is going already" ? "Deleting" : "Succeeded");
        if (reason is "its template is there" or "a template says that it is its own")
        {
            Template(reason == "its template is there" ? "web-11111111" : "web-00000000", t => t with { StagingGroupId = $"/subscriptions/sub/resourceGroups/{name}" });
        }

        Assert.DoesNotContain(Orphans(), o => o.Kind == OrphanKind.StagingGroup);
    }

    [Theory]
    [InlineData("web-11111111", true)]
    [InlineData("somebodys", false)]
    public void In_a_shared_resource_group_only_names_of_the_stack_are_deleted(string template, bool isDeleted)
    {
        _factory.Settings("dev", s => s with { UseExistingResourceGroup = true });
        Group("IT_rg-dev_x_guid", template);

        Assert.Equal(isDeleted, Assert.Single(Orphans()).IsDeleted);
    }

    [Fact]
    public void Managed_images_and_VHDs_are_shown_and_never_deleted()
    {
        _resources = _resources with { ManagedImages = [new("/images/old", "Succeeded", Tags.Empty.With(WellKnownTags.Stack, "dev")), new("/images/alien", "Succeeded", Tags.Empty)] };
        Template("web-00000000", t => t with { VhdUris = ["https://account/vhds/old.vhd"] });

        Assert.Equal([(OrphanKind.ManagedImage, "/images/old", false), (OrphanKind.Vhd, "https://account/vhds/old.vhd", false)], Orphans().Select(o => (o.Kind, o.Id, o.IsDeleted)));
    }

    [Fact]
    public void A_managed_image_in_the_catalog_is_not_an_orphan()
    {
        var image = SomeStack.Image();
        _factory.Catalog = SomeStack.Catalog(image with
        {
            Template = image.Template with { Distribute = [new Distributor.ManagedImage { ImageId = "/images/mine", Location = "westeurope" }] },
        });
        _resources = _resources with { ManagedImages = [new("/IMAGES/mine", "Succeeded", Tags.Empty.With(WellKnownTags.Stack, "dev"))] };

        Assert.Empty(Orphans());
    }

    [Fact]
    public void A_plan_for_named_images_covers_only_their_templates()
    {
        Template("web-11111111");
        Template("base-11111111", t => t with { Tags = t.Tags.With(WellKnownTags.Image, "base") });
        Group("IT_rg-dev_web-22222222_guid", "web-22222222");

        Assert.EndsWith("base-11111111", Assert.Single(Orphans("BASE")).Id, StringComparison.Ordinal);
    }

    private void Template(string name, Func<TemplateResource, TemplateResource>? change = null)
    {
        var template = new TemplateResource
        {
            Id = SomeFactory.TemplateId(name),
            ProvisioningState = "Succeeded",
            IdentityIds = [SomeFactory.IdentityId("dev").ToUpperInvariant()],
            Tags = Tags.Empty.With(WellKnownTags.Stack, "dev").With(WellKnownTags.Image, "web"),
        };
        _resources = _resources with { Templates = [.. _resources.Templates, (change ?? (t => t))(template)] };
    }

    private void Group(string name, string? template, string templateGroup = "rg-dev", string state = "Succeeded")
    {
        var tags = Tags.Empty.With("createdBy", "AzureVMImageBuilder").With("imageTemplateResourceGroupName", templateGroup);
        tags = template is null ? tags : tags.With("imageTemplateName", template);
        _resources = _resources with { ResourceGroups = [.. _resources.ResourceGroups, new($"/subscriptions/sub/resourceGroups/{name}", state, tags)] };
    }

    private IReadOnlyList<Orphan> Orphans(params string[] images) => OrphanPlanner.Create(_factory.Inventory.Stacks[0], _resources, images);
}
