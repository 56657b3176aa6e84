using ImageInfra.Components.Factory;
using ImageInfra.Model.Catalog;
using ImageInfra.Model.Images;
using ImageInfra.Model.Settings;
using ImageInfra.Project.Files;
using ImageInfra.UnitTests.Support;
using Pulumi;
using Pulumi.Testing;
using Pulumi.Utilities;

namespace ImageInfra.UnitTests.Components;

[Collection(PulumiCollection.Name)]
public sealed class ImageFactoryTests
{
    private readonly AzureMocks _mocks = new();

    [Fact]
    public async Task A_new_stack_declares_no_template_for_a_waiting_image()
    {
        var outputs = await DeclareAsync(SomeStack.Settings());

        Assert.Equal(["base"], _mocks.Of(AzureTypes.ImageTemplate).Select(t => t.Name));
        Assert.Equal("base", Assert.IsType<Dictionary<string, object?>>(outputs["waiting"])["child"]);
    }

    [Fact]
    public async Task A_pinned_base_gives_its_child_a_template_with_that_version()
    {
        await DeclareAsync(SomeStack.Settings().Pinned("base", "2.1.0"));

        var child = _mocks.Of(AzureTypes.ImageTemplate).Single(t => t.Name == "child");
        Assert.Contains("/base/versions/2.1.0", RegisteredJson.Of(child.Inputs["source"]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_template_is_registered_after_the_role_assignment()
    {
        await DeclareAsync(SomeStack.Settings());

        var order = _mocks.Registered.Select(r => r.Type).ToList();
        Assert.True(order.IndexOf(AzureTypes.RoleAssignment) < order.IndexOf(AzureTypes.ImageTemplate));
    }

    [Fact]
    public async Task Outputs_have_the_ids()
    {
        var outputs = await DeclareAsync(SomeStack.Settings());

        var image = Assert.IsType<Dictionary<string, object?>>(Assert.IsType<Dictionary<string, object?>>(outputs["images"])["base"]);
        Assert.Equal($"/subscriptions/sub/{AzureTypes.Gallery}/gal_dev", await ValueAsync(outputs["galleryId"]));
        Assert.Equal($"/subscriptions/sub/{AzureTypes.Identity}/id-dev", await ValueAsync(outputs["identityId"]));
        Assert.Equal("11111111-0000-0000-0000-000000000001", await ValueAsync(outputs["identityPrincipalId"]));
        Assert.Equal($"/subscriptions/sub/{AzureTypes.ImageDefinition}/base", await ValueAsync(image["definitionId"]));
        Assert.Equal("base", await ValueAsync(image["runOutputName"]));
        Assert.StartsWith("base-", await ValueAsync(image["templateName"]), StringComparison.Ordinal);
        Assert.StartsWith($"/subscriptions/sub/{AzureTypes.ImageTemplate}/base-", await ValueAsync(image["templateId"]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_run_output_is_that_of_the_shared_image_at_any_index()
    {
        var image = SomeStack.Image();
        Distributor[] distribute = [new Distributor.Vhd { RunOutputName = "vhd" }, new Distributor.SharedImage { RunOutputName = "version" }];

        var outputs = await DeclareAsync(SomeStack.Settings(), SomeStack.Catalog(image with { Template = image.Template with { Distribute = distribute } }));

        var web = Assert.IsType<Dictionary<string, object?>>(Assert.IsType<Dictionary<string, object?>>(outputs["images"])["web"]);
        Assert.Equal("version", await ValueAsync(web["runOutputName"]));
    }

    [Theory]
    [InlineData("dev", true)]
    [InlineData("dev", false)]
    [InlineData("prod", true)]
    [InlineData("prod", false)]
    public async Task The_repositorys_stacks_equal_their_snapshots(string stack, bool preview)
    {
        var project = RepositoryFiles.Root;
        var settings = SettingsReader.Read(stack, StackFiles.Read(project, stack));
        await DeclareAsync(
            settings.Pinned("ubuntu-2404-base", "1.0.0"),
            CatalogDirectory.Load(project, settings.ImagesDirectory),
            preview);

        Snapshot.Verify(
            $"{stack}.json",
            RegisteredJson.Of(
                _mocks.Registered.OrderBy(r => r.Type, StringComparer.Ordinal).ThenBy(r => r.Name, StringComparer.Ordinal)
                    .Select(object (r) => new Dictionary<string, object> { ["type"] = r.Type!, ["name"] = r.Name!, ["inputs"] = r.Inputs })
                    .ToList(),
                indented: true));
    }

    private static Task<string> ValueAsync(object? output) => OutputUtilities.GetValueAsync(Assert.IsType<Output<string>>(output));

    private async Task<IDictionary<string, object?>> DeclareAsync(
        FactorySettings settings,
        ImageCatalog? catalog = null,
        bool preview = false)
    {
        var (_, outputs) = await Deployment.TestAsync(
            _mocks,
            new TestOptions { IsPreview = preview, StackName = settings.Stack },
            () => ImageFactory.Declare(catalog ?? SomeStack.Chain(), settings));
        return outputs;
    }
}
