using System.Text.Json.Nodes;
using ImageInfra.Driver.Foundations;
using ImageInfra.Driver.Rehearsal;
using ImageInfra.Driver.Stacks;
using ImageInfra.Model.Settings;
using ImageInfra.UnitTests.Support;

namespace ImageInfra.UnitTests.Driver;

/// <summary>Tests rehearsals after changes in Azure: they are detected, and foreign resources are not overwritten.</summary>
[Collection(PulumiCollection.Name)]
public sealed class RehearsalDriftTests : IDisposable
{
    private const string Group = "/subscriptions/sub/resourceGroups/rg-dev";
    private const string Gallery = $"{Group}/providers/Microsoft.Compute/galleries/gal_dev";

    private readonly FakeArm _arm = new();
    private readonly FakeProject _project = new(SomeStack.Chain(), SomeStack.Settings());
    private readonly TemporaryDirectory _directory = new();
    private readonly Events<StackEvent> _events = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task A_refresh_without_drift_keeps_the_fingerprint()
    {
        await UpAsync();

        var found = await Stacks().RefreshAsync(_events, default);

        Assert.Empty(found.Drifted);
        Assert.Equal(8, found.Resources.Count);
        using var state = RehearsalState.Open(_directory.FullName, "dev");
        Assert.NotNull(state.Program);
    }

    [Fact]
    public async Task A_changed_declared_property_is_named_and_restored()
    {
        await UpAsync();
        Change(Gallery, g => g["properties"]!["description"] = "somebody's");
        _arm.Forget();

        var found = await Stacks().RefreshAsync(_events, default);
        var up = await UpAsync();

        var drifted = Assert.Single(found.Drifted);
        Assert.Equal((RefreshFinding.Changed, "images"), (drifted.Finding, drifted.Name));
        Assert.Equal(["description"], drifted.Properties);
        Assert.Equal(1, up.Changes[StackAction.Update]);
        Assert.Equal(["PUT gal_dev"], _arm.Writes);
        Assert.Equal(GallerySettings.DefaultDescription, (string?)_arm[Gallery]["properties"]!["description"]);
    }

    [Fact]
    public async Task An_added_undeclared_property_is_named_and_removed()
    {
        await UpAsync();
        Change(Gallery, g => g["properties"]!["softDeletePolicy"] = new JsonObject { ["isSoftDeleteEnabled"] = true });

        var found = await Stacks().RefreshAsync(_events, default);
        await UpAsync();

        Assert.Equal(["softDeletePolicy"], Assert.Single(found.Drifted).Properties);
        Assert.Null(_arm[Gallery]["properties"]!["softDeletePolicy"]);
    }

    [Fact]
    public async Task Properties_that_azure_adds_are_not_drift()
    {
        await UpAsync();
        Change(Gallery, g => g["properties"]!["sharingStatus"] = new JsonObject { ["aggregatedState"] = "Succeeded" });

        Assert.Empty((await Stacks().RefreshAsync(_events, default)).Drifted);
    }

    [Theory]
    [InlineData("")]
    [InlineData("/providers/Microsoft.Compute/galleries/gal_dev")]
    [InlineData("/providers/Microsoft.Compute/galleries/gal_dev/images/base")]
    [InlineData("/providers/Microsoft.ManagedIdentity/userAssignedIdentities/id-dev")]
    public async Task A_resource_that_the_stack_did_not_create_is_not_overwritten(string below)
    {
        var theirs = new JsonObject { ["id"] = Group + below, ["location"] = "westeurope", ["tags"] = new JsonObject { ["owner"] = "theirs" } };
        _arm.Put(Group + below, theirs);

        var e = await Assert.ThrowsAsync<DriverException>(UpAsync);

        Assert.Equal(DriverFailure.AlreadyExists, e.Failure);
        Assert.Contains($"cannot create already existing resource '{Group}{below}'", e.Message, StringComparison.Ordinal);
        Assert.Same(theirs, _arm[Group + below]);
    }

    [Fact]
    public async Task A_resource_begun_by_a_killed_update_belongs_to_the_stack()
    {
        _arm.Refuses = ("/images/child", new(DriverFailure.AzureUnavailable, "the connection broke"));
        await Assert.ThrowsAsync<DriverException>(UpAsync);
        _arm.Refuses = null;
        using (var state = RehearsalState.Open(_directory.FullName, "dev"))
        {
            state.Begin($"{Gallery}/images/child");
        }

        _arm.Put($"{Gallery}/images/child", new JsonObject { ["id"] = $"{Gallery}/images/child", ["location"] = "westeurope" });

        var up = await UpAsync();

        // The first update may have ended before it created other resources.
        Assert.True(up.Changes[StackAction.Create] >= 1);
        Assert.Equal("Linux", (string?)_arm[$"{Gallery}/images/child"]["properties"]!["osType"]);
    }

    [Fact]
    public async Task A_refused_resource_that_another_client_creates_is_not_the_stacks()
    {
        _arm.Refuses = ("/images/child", new(DriverFailure.AzureRefused, "no more definitions here"));
        await Assert.ThrowsAsync<DriverException>(UpAsync);
        _arm.Refuses = null;
        _arm.Put($"{Gallery}/images/child", new JsonObject { ["id"] = $"{Gallery}/images/child" });

        var e = await Assert.ThrowsAsync<DriverException>(UpAsync);

        Assert.Equal(DriverFailure.AlreadyExists, e.Failure);
    }

    [Fact]
    public async Task A_role_and_an_assignment_with_the_stacks_derived_names_are_taken()
    {
        await UpAsync();
        using (var state = RehearsalState.Open(_directory.FullName, "dev"))
        {
            foreach (var resource in state.Resources.Where(r => r.Type is ResourceTypes.RoleAssignment or ResourceTypes.RoleDefinition))
            {
                state.Remove(resource.Key);
            }

            state.Save();
        }

        var up = await UpAsync();

        Assert.Equal(2, up.Changes[StackAction.Create]);
        Assert.True((await UpAsync()).ChangesNothing);
    }

    [Fact]
    public async Task An_equivalent_role_assignment_is_used_and_not_destroyed()
    {
        await UpAsync();
        var id = _arm.Ids.Single(i => i.Contains("/roleAssignments/", StringComparison.Ordinal));
        var other = $"{id[..id.LastIndexOf('/')]}/0f0f0f0f-0000-0000-0000-00000000000a";
        var assignment = (JsonObject)_arm[id].DeepClone();
        assignment["id"] = other;
        _arm.Put(other, assignment);
        _arm.Remove(id);
        await Stacks().RefreshAsync(_events, default);
        _arm.Refuses = (id, new(DriverFailure.AzureRefused, "Azure refused to write it: RoleAssignmentExists: The role assignment already exists. The ID of the existing role assignment is 0f0f0f0f00000000000000000000000a."));

        var up = await UpAsync();
        _arm.Refuses = null;
        var again = await UpAsync();
        var found = await Stacks().RefreshAsync(_events, default);
        await Stacks().DestroyAsync(_events, default);

        Assert.Equal(1, up.Changes[StackAction.Create]);
        Assert.True(again.ChangesNothing);
        Assert.Empty(found.Drifted);
        Assert.Contains(other, _arm.Ids);
    }

    [Fact]
    public async Task An_import_writes_nothing_and_needs_an_existing_resource()
    {
        _arm.Put(Gallery, new JsonObject { ["id"] = Gallery, ["location"] = "westeurope", ["tags"] = new JsonObject { ["owner"] = "theirs" } });
        var inputs = new JsonObject { ["resourceGroupName"] = "rg-dev", ["galleryName"] = "gal_dev" };
        var gallery = new ImportedResource(ResourceTypes.Gallery, "images", Gallery, null, inputs);

        await Stacks().ImportAsync([gallery], _events, default);
        var e = await Assert.ThrowsAsync<DriverException>(() => Stacks().ImportAsync([gallery with { Name = "other", Id = Gallery + "2" }], _events, default));

        Assert.Empty(_arm.Writes);
        Assert.Equal([new StackResource(ResourceTypes.Gallery, "images", Gallery)], await Stacks().ResourcesAsync(default));
        Assert.Equal(DriverFailure.NotFound, e.Failure);
        using var state = RehearsalState.Open(_directory.FullName, "dev");
        Assert.Equal("theirs", (string?)Assert.Single(state.Resources).Inputs["tags"]!["owner"]);
    }

    private void Change(string id, Action<JsonObject> change)
    {
        var resource = (JsonObject)_arm[id].DeepClone();
        change(resource);
        _arm.Put(id, resource);
    }

    private Task<StackResult> UpAsync() => Stacks().UpAsync(_events, default);

    private RehearsalStackOperations Stacks() => new(_project, _arm, "sub", _directory.FullName);
}
