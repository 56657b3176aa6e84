using ImageInfra.Driver.Foundations;
using ImageInfra.Driver.Stacks;
using ImageInfra.Driver.Updates;
using ImageInfra.Project.Stacks;
using ImageInfra.UnitTests.Support;

namespace ImageInfra.UnitTests.Driver;

public sealed class UpdateServiceTests
{
    private readonly FakeProject _project = new(SomeStack.Chain(), SomeStack.Settings());
    private readonly FakeStackOperations _stacks;
    private readonly FakeImageVersions _versions = new();
    private readonly Events<StackEvent> _events = new();

    public UpdateServiceTests() => _stacks = new(_project);

    [Fact]
    public async Task Destroy_with_versions_deletes_nothing_and_names_them()
    {
        await Service().UpAsync(deleteVersions: false, _events, default);
        _versions.Publish("base", "1.0.0");
        _versions.Publish("base", "1.0.1");

        var e = await Assert.ThrowsAsync<DriverException>(() => Service().DestroyAsync(deleteVersions: false, _events, default));

        Assert.Equal(DriverFailure.Protected, e.Failure);
        Assert.Contains("base 1.0.0, 1.0.1 would be deleted", e.Message, StringComparison.Ordinal);
        Assert.Contains("--delete-versions", e.Message, StringComparison.Ordinal);
        Assert.Equal(["up"], _stacks.Asked);
        Assert.Equal(2, _versions.Ids.Count());
    }

    [Fact]
    public async Task Destroy_with_delete_versions_deletes_versions_first()
    {
        await Service().UpAsync(deleteVersions: false, _events, default);
        _versions.Publish("base", "1.0.0");

        await Service().DestroyAsync(deleteVersions: true, _events, default);

        Assert.Empty(_versions.Ids);
        Assert.Equal(["up", "destroy"], _stacks.Asked);
    }

    [Fact]
    public async Task Deleting_versions_removes_their_pins()
    {
        await Service().UpAsync(deleteVersions: false, _events, default);
        _versions.Publish("base", "1.0.0");
        _project.Edit(SettingEdit.BaseVersion("base", new(1, 0, 0)));

        await Service().DestroyAsync(deleteVersions: true, _events, default);

        Assert.Empty(_project.Settings.BaseVersions);
    }

    [Fact]
    public async Task Destroy_of_a_protected_stack_keeps_versions_with_delete_versions()
    {
        await Service().UpAsync(deleteVersions: false, _events, default);
        _versions.Publish("base", "1.0.0");
        _project.Settings = _project.Settings with { Protect = true };

        var e = await Assert.ThrowsAsync<DriverException>(() => Service().DestroyAsync(deleteVersions: true, _events, default));

        Assert.Equal(DriverFailure.Protected, e.Failure);
        Assert.Single(_versions.Ids);
        Assert.Equal(["up"], _stacks.Asked);
    }

    [Fact]
    public async Task Up_retires_an_image_that_left_the_catalog_and_has_versions()
    {
        await Service().UpAsync(deleteVersions: false, _events, default);
        _versions.Publish("child", "1.0.0");
        _project.Catalog = SomeStack.Catalog(SomeStack.Image("base"));

        await Service().UpAsync(deleteVersions: false, _events, default);

        Assert.Equal([FakeStackOperations.DefinitionId("child")], _stacks.Retained);
        Assert.Single(_versions.Ids);
        Assert.Equal(["up", "preview", "up"], _stacks.Asked);
    }

    [Fact]
    public async Task Up_refuses_to_replace_a_definition_with_versions()
    {
        await Service().UpAsync(deleteVersions: false, _events, default);
        _versions.Publish("base", "1.0.0");
        _stacks.Removals.Add(new(new("azure-native:compute:GalleryImage", "base", FakeStackOperations.DefinitionId("base")), StackAction.Replace)
        {
            ChangedInputs = ["hyperVGeneration"],
        });

        var e = await Assert.ThrowsAsync<DriverException>(() => Service().UpAsync(deleteVersions: false, _events, default));

        Assert.Equal(DriverFailure.Protected, e.Failure);
        Assert.Contains("base 1.0.0 would be deleted: image definition 'base' would be replaced, because of hyperVGeneration", e.Message, StringComparison.Ordinal);
        Assert.Contains("rename the image", e.Message, StringComparison.Ordinal);
        Assert.Equal(["up", "preview"], _stacks.Asked);
    }

    [Fact]
    public async Task Up_deletes_a_removed_image_without_versions()
    {
        await Service().UpAsync(deleteVersions: false, _events, default);
        _versions.Publish("base", "1.0.0");
        _project.Catalog = SomeStack.Catalog(SomeStack.Image("base"));

        await Service().UpAsync(deleteVersions: false, _events, default);

        Assert.Equal(["up", "preview", "up"], _stacks.Asked);
        Assert.Empty(_stacks.Retained);
        Assert.Single(_versions.Ids);
    }

    private UpdateService Service() => new(_project, _stacks, _versions, new FakeDeployedContents(), TimeProvider.System);
}
