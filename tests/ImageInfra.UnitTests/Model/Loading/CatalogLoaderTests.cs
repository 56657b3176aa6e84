using ImageInfra.Model.Catalog;
using ImageInfra.Model.Description;
using ImageInfra.Model.Images;
using ImageInfra.Project.Files;
using ImageInfra.UnitTests.Support;

namespace ImageInfra.UnitTests.Model.Loading;

public sealed class CatalogLoaderTests
{
    [Fact]
    public void The_images_of_this_repository_load()
    {
        var catalog = CatalogDirectory.Load(RepositoryFiles.Root, "infra/images");

        Assert.Equal(
            ["ubuntu-2404-base", "ubuntu-2404-docker", "windows-11-avd", "windows-server-2025"],
            catalog.Images.Select(i => i.Name));
        Assert.Equal("ubuntu-2404-base", catalog.Find("ubuntu-2404-docker")!.BaseImage);
    }

    [Fact]
    public void Public_scripts_of_this_repository_have_a_commit_and_a_checksum()
    {
        var scripts = CatalogDirectory.Load(RepositoryFiles.Root, "infra/images").Find("windows-11-avd")!
            .Template.Customize.OfType<Step.PowerShell>().ToList();

        Assert.NotEmpty(scripts);
        Assert.All(scripts, s => Assert.Matches("^https://raw.githubusercontent.com/Azure/RDS-Templates/[0-9a-f]{40}/", s.ScriptUri));
        Assert.All(scripts, s => Assert.Matches("^[0-9a-f]{64}$", s.Sha256Checksum));
    }

    [Fact]
    public void Omitted_keys_have_the_documented_defaults()
    {
        var image = Load(SomeYaml.Image("web")).Images[0];

        Assert.Equal(HyperVGeneration.V2, image.Definition.HyperVGeneration);
        Assert.Equal(Architecture.X64, image.Definition.Architecture);
        Assert.Equal(240, image.Template.BuildTimeoutInMinutes);
        Assert.Equal("Standard_D2ds_v5", image.Template.VmProfile.VmSize);
        Assert.Equal(new Versioning.Latest(1), Assert.IsType<Distributor.SharedImage>(Assert.Single(image.Template.Distribute)).Versioning);
        Assert.Equal("latest", Assert.IsType<ImageSource.PlatformImage>(image.Template.Source).Version);
    }

    [Fact]
    public void Every_key_of_a_file_is_read()
    {
        var image = Load(SomeYaml.Everything).Images[0];

        Assert.Equal("team", Assert.Single(image.Tags).Key);
        Assert.Equal(new ResourceRange(1, 4), image.Definition.Recommended!.VCPUs);
        Assert.Equal(["Standard_LRS"], image.Definition.DisallowedDiskTypes);
        Assert.Equal(new DateTimeOffset(2027, 12, 1, 0, 0, 0, TimeSpan.Zero), image.Definition.EndOfLifeDate);
        Assert.Equal(new PurchasePlan("n", "p", "b"), Assert.IsType<ImageSource.PlatformImage>(image.Template.Source).PlanInfo);
        Assert.Equal(["PowerShell", "WindowsRestart", "WindowsUpdate", "File"], image.Template.Customize.Select(c => c.GetType().Name));
        Assert.Equal([0, 3010], Assert.IsType<Step.PowerShell>(image.Template.Customize[0]).ValidExitCodes);
        Assert.True(image.Template.Optimize!.VmBoot);
        Assert.True(image.Template.Validate!.ContinueDistributeOnFailure);
        Assert.Equal(2, image.Template.Validate.InVMValidations.Count);
        Assert.Equal(OnBuildError.Abort, image.Template.ErrorHandling!.OnCustomizerError);
        Assert.Equal(90, image.Template.BuildTimeoutInMinutes);
        Assert.NotNull(image.Template.VmProfile.VnetConfig!.ContainerInstanceSubnetId);
        Assert.Equal(["SharedImage", "ManagedImage", "Vhd"], image.Template.Distribute.Select(d => d.GetType().Name));
        var region = Assert.IsType<Distributor.SharedImage>(image.Template.Distribute[0]).TargetRegions[0];
        Assert.Equal(new("westeurope", 2, "Standard_ZRS"), region.ForTemplates());
        Assert.True(region.ExcludeFromLatest);
        Assert.Equal([new("Premium_LRS", 3)], region.AdditionalReplicaSets);
        Assert.True(image.Version.AllowDeletionOfReplicatedLocations);
    }

    [Fact]
    public void The_remaining_keys_of_a_file_are_read()
    {
        var image = ImageCatalog.Load([new("api.yaml", SomeYaml.OtherHalf)]).Images[0];

        Assert.Equal(new ImageFeature("IsHibernateSupported", "True") { StartsAtVersion = new(1, 2, 0) }, Assert.Single(image.Definition.Features));
        Assert.Equal(new ImagePurchasePlan("n", "p", "q"), image.Definition.PurchasePlan);
        Assert.True(image.Definition.AllowUpdateImage);
        Assert.Equal("/subscriptions/s/resourceGroups/staging", image.Template.StagingResourceGroup);
        Assert.True(image.Template.AutoRun);
        Assert.Equal("Standard_A1_v2", image.Template.VmProfile.VnetConfig!.ProxyVmSize);
        Assert.Equal(new TriggerSpec { Name = "newer-source" }, image.Trigger);
        var shared = Assert.IsType<Distributor.SharedImage>(Assert.Single(image.Template.Distribute));
        Assert.Equal(["westeurope", "northeurope"], shared.ReplicationRegions);
        Assert.Equal("Standard_ZRS", shared.StorageAccountType);
        Assert.Empty(shared.TargetRegions);
    }

    [Fact]
    public void A_staging_resource_group_belongs_to_one_template()
    {
        var e = Assert.Throws<CatalogException>(() => ImageCatalog.Load(
        [
            new("a.yaml", Staged("a", "staging")),
            new("b.yaml", Staged("b", "STAGING")),
        ]));

        Assert.StartsWith("b.yaml:6: template.stagingResourceGroup: is also the group of 'a'", Assert.Single(e.Errors).ToString(), StringComparison.Ordinal);

        static string Staged(string name, string group) => SomeYaml.Image(name)
            .Replace("template:\n", $"template:\n  stagingResourceGroup: /subscriptions/s/resourceGroups/{group}\n", StringComparison.Ordinal);
    }

    [Fact]
    public void Errors_of_all_files_are_sorted_by_file_and_line()
    {
        var e = Assert.Throws<CatalogException>(() => ImageCatalog.Load(
        [
            new("b.yaml", SomeYaml.Image("b").Replace("sku: server", "sku: ''", StringComparison.Ordinal)),
            new("a.yaml", SomeYaml.Image("a").Replace("osType: Linux", "osType: BeOS", StringComparison.Ordinal) + "extra: 1\n"),
        ]));

        Assert.Equal(
            [
                "a.yaml:3: definition.osType: 'BeOS' is not allowed; expected Linux, Windows",
                "a.yaml:12: extra: is not a known key here; expected name, description, tags, definition, template, network, version, priority, trigger, allow, matrix",
                "b.yaml:11: template.source.sku: is required for a PlatformImage source",
            ],
            e.Errors.Select(error => error.ToString()));
    }

    [Fact]
    public void A_base_comes_before_the_images_that_start_from_it()
    {
        var catalog = ImageCatalog.Load(
        [
            new("a.yaml", SomeYaml.Image("a", from: "z")),
            new("m.yaml", SomeYaml.Image("m")),
            new("z.yaml", SomeYaml.Image("z")),
        ]);

        Assert.Equal(["m", "z", "a"], catalog.Images.Select(i => i.Name));
    }

    [Fact]
    public void A_cycle_is_reported_once()
    {
        var e = Assert.Throws<CatalogException>(() => ImageCatalog.Load(
        [
            new("a.yaml", SomeYaml.Image("a", from: "b")),
            new("b.yaml", SomeYaml.Image("b", from: "c")),
            new("c.yaml", SomeYaml.Image("c", from: "a")),
        ]));

        Assert.Equal("a.yaml:9: template.source.image: depends on itself: a <- b <- c <- a", Assert.Single(e.Errors).ToString());
    }

    [Fact]
    public void A_base_in_an_unreadable_file_is_not_reported_as_missing()
    {
        var e = Assert.Throws<CatalogException>(() => ImageCatalog.Load(
            [new("a.yaml", SomeYaml.Image("a", from: "b")), new("b.yaml", "name: [")]));

        Assert.Equal("b.yaml", Assert.Single(e.Errors).File);
    }

    [Fact]
    public void Conflicts_between_images_are_errors()
    {
        var e = Assert.Throws<CatalogException>(() => ImageCatalog.Load(
        [
            new("a.yaml", SomeYaml.Image("a")),
            new("A.yaml", SomeYaml.Image("A")),
            new("c.yaml", SomeYaml.Image("c", from: "delta").Replace("osType: Linux", "osType: Linux\n  architecture: Arm64", StringComparison.Ordinal)),
            new("delta.yaml", SomeYaml.Image("delta")),
            new("e.yaml", SomeYaml.Image("e", from: "delte")),
        ]));

        Assert.Collection(
            e.Errors.Select(error => error.ToString()),
            error => Assert.StartsWith("A.yaml:1: name: 'A' is also the name of an image in a.yaml", error, StringComparison.Ordinal),
            error => Assert.StartsWith("A.yaml:4: definition.identifier: 'imageinfra:x:A' is also the identifier of 'a'", error, StringComparison.Ordinal),
            error => Assert.StartsWith("c.yaml:10: template.source.image: 'delta' has architecture X64, but this image has Arm64", error, StringComparison.Ordinal),
            error => Assert.Equal("e.yaml:9: template.source.image: the catalog has no image 'delte'; did you mean 'delta'?", error));
    }

    [Fact]
    public void A_thousand_images_load()
    {
        var files = Enumerable.Range(0, 1_000).Select(i => new CatalogFile($"image-{i}.yaml", SomeYaml.Image($"image-{i}")));

        Assert.Equal(1_000, ImageCatalog.Load(files).Images.Count);
    }

    private static ImageCatalog Load(string yaml) => ImageCatalog.Load([new("web.yaml", yaml)]);
}
