using System.Collections.Immutable;
using ImageInfra.Components.Templates;
using ImageInfra.Model.Images;
using ImageInfra.Model.Planning;
using ImageInfra.UnitTests.Support;
using Pulumi;
using Pulumi.Testing;
using Pulumi.Utilities;

namespace ImageInfra.UnitTests.Components;

[Collection(PulumiCollection.Name)]
public sealed class ImageTemplateStackTests
{
    private const string DefinitionId = "/subscriptions/sub/galleries/gal/images/web";

    private readonly AzureMocks _mocks = new();

    [Fact]
    public async Task Only_the_name_in_azure_carries_the_hash()
    {
        await DeclareAsync(SomeStack.Image());

        var template = _mocks.Single(AzureTypes.ImageTemplate);
        Assert.Equal("web", template.Name);
        Assert.Equal(Plan(SomeStack.Image()).TemplateName, template.Inputs["imageTemplateName"]);
    }

    [Fact]
    public async Task The_new_template_is_created_before_the_old_one_is_deleted()
    {
        CustomResourceOptions? seen = null;
        await DeclareAsync(SomeStack.Image(), new()
        {
            ResourceTransformations =
            {
                args =>
                {
                    seen = args.Options as CustomResourceOptions ?? seen;
                    return null;
                },
            },
        });

        Assert.False(seen!.DeleteBeforeReplace);
    }

    [Fact]
    public async Task A_platform_image_source_is_sent_unchanged()
    {
        await DeclareAsync(SomeStack.Image());

        AssertMap(
            """{"offer":"ubuntu-24_04-lts","publisher":"canonical","sku":"server","type":"PlatformImage","version":"latest"}""",
            _mocks.Single(AzureTypes.ImageTemplate).Inputs["source"]);
    }

    [Fact]
    public async Task A_chained_image_starts_from_exactly_the_pinned_version()
    {
        await DeclareAsync(SomeStack.Image("child", baseImage: "base"));

        AssertMap(
            """{"imageVersionId":"/galleries/gal/images/base/versions/1.0.3","type":"SharedImageVersion"}""",
            _mocks.Single(AzureTypes.ImageTemplate).Inputs["source"]);
    }

    public static TheoryData<Step, string> Customizers => new()
    {
        {
            new Step.Shell { Name = "a", Inline = ["x", "y"] },
            """{"inline":["x","y"],"name":"a","type":"Shell"}"""
        },
        {
            new Step.PowerShell { ScriptUri = "https://a/b.ps1", Sha256Checksum = "ab", RunElevated = true, RunAsSystem = true, ValidExitCodes = [0, 3010] },
            """{"runAsSystem":true,"runElevated":true,"scriptUri":"https://a/b.ps1","sha256Checksum":"ab","type":"PowerShell","validExitCodes":[0,3010]}"""
        },
        { new Step.WindowsRestart { RestartTimeout = "10m" }, """{"restartTimeout":"10m","type":"WindowsRestart"}""" },
        {
            new Step.WindowsUpdate { SearchCriteria = "IsInstalled=0", Filters = ["include:$true"], UpdateLimit = 20 },
            """{"filters":["include:$true"],"searchCriteria":"IsInstalled=0","type":"WindowsUpdate","updateLimit":20}"""
        },
        {
            new Step.File { SourceUri = "https://a/f", Destination = "/tmp/f" },
            """{"destination":"/tmp/f","sourceUri":"https://a/f","type":"File"}"""
        },
    };

    [Theory]
    [MemberData(nameof(Customizers))]
    public async Task A_customizer_is_sent_under_arms_names(Step customizer, string expected)
    {
        var image = SomeStack.Image();
        await DeclareAsync(image with { Template = image.Template with { Customize = [customizer] } });

        var sent = Assert.IsType<ImmutableArray<object>>(_mocks.Single(AzureTypes.ImageTemplate).Inputs["customize"]);
        AssertMap(expected, Assert.Single(sent));
    }

    [Fact]
    public async Task Validators_are_sent_under_validate()
    {
        var image = SomeStack.Image();
        var validate = new ValidateSpec { InVMValidations = [new Step.Shell { Name = "check", Inline = ["true"] }] };
        await DeclareAsync(image with { Template = image.Template with { Validate = validate } });

        AssertMap(
            """{"continueDistributeOnFailure":false,"inVMValidations":[{"inline":["true"],"name":"check","type":"Shell"}],"sourceValidationOnly":false}""",
            _mocks.Single(AzureTypes.ImageTemplate).Inputs["validate"]);
    }

    [Fact]
    public async Task The_distributor_has_definition_number_scheme_regions_and_tags()
    {
        await DeclareAsync(SomeStack.Image());

        var distribute = Assert.IsType<ImmutableArray<object>>(_mocks.Single(AzureTypes.ImageTemplate).Inputs["distribute"]);
        var plan = Plan(SomeStack.Image());
        AssertMap(
            $$$"""
            {"artifactTags":{"imageinfra-image":"web","imageinfra-source":"canonical:ubuntu-24_04-lts:server:latest","imageinfra-stack":"dev","imageinfra-template":"{{{plan.TemplateName}}}"},"excludeFromLatest":false,"galleryImageId":"{{{DefinitionId}}}","runOutputName":"web","targetRegions":[{"name":"westeurope","replicaCount":1,"storageAccountType":"Standard_LRS"}],"type":"SharedImage","versioning":{"major":1,"scheme":"Latest"}}
            """,
            Assert.Single(distribute));
    }

    [Fact]
    public async Task The_build_runs_as_the_identity()
    {
        await DeclareAsync(SomeStack.Image());

        AssertMap(
            """{"type":"UserAssigned","userAssignedIdentities":["/identities/id"]}""",
            _mocks.Single(AzureTypes.ImageTemplate).Inputs["identity"]);
    }

    [Fact]
    public async Task A_trigger_is_a_child_with_the_name_of_its_template()
    {
        var image = SomeStack.Image() with { Trigger = new() };

        await DeclareAsync(image);

        AssertMap(
            $$"""{"imageTemplateName":"{{Plan(image).TemplateName}}","kind":"SourceImage","resourceGroupName":"rg-dev","triggerName":"source-image"}""",
            _mocks.Single(AzureTypes.Trigger).Inputs);
    }

    [Fact]
    public void A_trigger_does_not_change_the_template_name() =>
        Assert.Equal(Plan(SomeStack.Image()).TemplateName, Plan(SomeStack.Image() with { Trigger = new() }).TemplateName);

    [Fact]
    public async Task With_a_staging_resource_group_the_old_template_is_deleted_first()
    {
        var image = SomeStack.Image();
        CustomResourceOptions? seen = null;
        await DeclareAsync(image with { Template = image.Template with { StagingResourceGroup = "/subscriptions/s/resourceGroups/g" } }, new()
        {
            ResourceTransformations =
            {
                args =>
                {
                    seen = args.Options as CustomResourceOptions ?? seen;
                    return null;
                },
            },
        });

        Assert.True(seen!.DeleteBeforeReplace);
        Assert.Equal("/subscriptions/s/resourceGroups/g", _mocks.Single(AzureTypes.ImageTemplate).Inputs["stagingResourceGroup"]);
    }

    [Fact]
    public async Task The_component_outputs_the_templates_id_name_and_run_outputs()
    {
        var resources = await DeclareAsync(SomeStack.Image());
        var component = resources.OfType<ImageTemplateStack>().Single();
        var name = Plan(SomeStack.Image()).TemplateName;

        Assert.Equal($"/subscriptions/sub/{AzureTypes.ImageTemplate}/{name}", await OutputUtilities.GetValueAsync(component.TemplateId));
        Assert.Equal(name, await OutputUtilities.GetValueAsync(component.TemplateName));
        Assert.Equal("web", Assert.Single(await OutputUtilities.GetValueAsync(component.RunOutputNames)));
        Assert.Equal(DefinitionId, await OutputUtilities.GetValueAsync(component.DefinitionId));
    }

    [Fact]
    public async Task Every_child_is_parented_to_the_component()
    {
        var adopted = new List<string>();
        var resources = await DeclareAsync(SomeStack.Image(), new()
        {
            ResourceTransformations =
            {
                args =>
                {
                    adopted.Add(args.Resource.GetResourceType());
                    return null;
                },
            },
        });

        Assert.Equal(resources.Select(r => r.GetResourceType()).Order(), adopted.Order());
    }

    private static TemplatePlan Plan(ImageSpec image) =>
        TemplatePlan.Create(image, SomeStack.Settings().Pinned("base", "1.0.3"));

    private static void AssertMap(string expected, object actual) => Assert.Equal(expected.Trim(), RegisteredJson.Of(actual));

    private Task<ImmutableArray<Resource>> DeclareAsync(ImageSpec image, ComponentResourceOptions? options = null) =>
        Deployment.TestAsync(
            _mocks,
            new TestOptions { IsPreview = false, StackName = "dev" },
            () =>
            {
                _ = new ImageTemplateStack(
                    image.Name,
                    new()
                    {
                        Location = "westeurope",
                        ResourceGroupName = "rg-dev",
                        IdentityId = "/identities/id",
                        DefinitionId = DefinitionId,
                        BaseDefinitionId = "/galleries/gal/images/base",
                        Template = Plan(image),
                    },
                    options);
            });
}
