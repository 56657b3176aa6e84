using System.Text.Json.Nodes;
using ImageInfra.Driver.Foundations;
using ImageInfra.Driver.Rehearsal;
using ImageInfra.Driver.Stacks;
using ImageInfra.Model.Images;
using ImageInfra.UnitTests.Support;

namespace ImageInfra.UnitTests.Driver;

[Collection(PulumiCollection.Name)]
public sealed class RehearsalStackOperationsTests : IDisposable
{
    private const string Group = "/subscriptions/sub/resourceGroups/rg-dev";
    private const string Gallery = $"{Group}/providers/Microsoft.Compute/galleries/gal_dev";

    private readonly FakeArm _arm = new();
    private readonly FakeProject _project = new(SomeStack.Chain(), SomeStack.Settings());
    private readonly TemporaryDirectory _directory = new();
    private readonly Events<StackEvent> _events = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task Up_creates_the_declared_resources_under_their_arm_ids()
    {
        var result = await UpAsync();

        Assert.Contains(Gallery, _arm.Ids);
        Assert.Contains($"{Gallery}/images/child", _arm.Ids);
        Assert.Contains($"{Group}/providers/Microsoft.ManagedIdentity/userAssignedIdentities/id-dev", _arm.Ids);
        Assert.Single(_arm.Ids, id => id.StartsWith($"{Gallery}/providers/Microsoft.Authorization/roleAssignments/", StringComparison.Ordinal));
        Assert.Single(_arm.Ids, id => id.Contains("/imageTemplates/base-", StringComparison.Ordinal));
        Assert.Equal(8, result.Changes[StackAction.Create]);
    }

    [Fact]
    public async Task A_request_body_has_the_shape_of_arm()
    {
        await UpAsync();

        var template = _arm[_arm.Ids.Single(id => id.Contains("/imageTemplates/", StringComparison.Ordinal))];
        Assert.Equal("westeurope", (string?)template["location"]);
        Assert.Equal(
            [$"{Group}/providers/Microsoft.ManagedIdentity/userAssignedIdentities/id-dev"],
            ((JsonObject)template["identity"]!["userAssignedIdentities"]!).Select(i => i.Key));
        Assert.Equal(240, (long)template["properties"]!["buildTimeoutInMinutes"]!);
        Assert.Null(template["properties"]!["imageTemplateName"]);
        var role = _arm[_arm.Ids.Single(id => id.Contains("/roleDefinitions/", StringComparison.Ordinal))];
        Assert.Equal("CustomRole", (string?)role["properties"]!["type"]);
        Assert.Null(_arm[Group]["properties"]);
    }

    [Fact]
    public async Task Up_returns_the_outputs()
    {
        var outputs = (await UpAsync()).Outputs!;

        Assert.Equal(Gallery, outputs.GalleryId);
        Assert.Equal("11111111-0000-0000-0000-000000000001", outputs.IdentityPrincipalId);
        Assert.Equal($"{Gallery}/images/base", outputs.Images["base"].DefinitionId);
        Assert.Equal("base", outputs.Images["base"].Template!.RunOutputName);
        Assert.Null(outputs.Images["child"].Template);
        Assert.Equal("base", outputs.Waiting["child"]);
        Assert.Equivalent(outputs, await Stacks().OutputsAsync(default));
    }

    [Fact]
    public async Task A_second_up_changes_nothing_and_writes_nothing()
    {
        await UpAsync();
        _arm.Forget();

        var result = await UpAsync();

        Assert.Empty(_arm.Writes);
        Assert.True(result.ChangesNothing);
        Assert.Equal(8, result.Changes[StackAction.Same]);
    }

    [Fact]
    public async Task A_changed_customizer_creates_the_new_template_first()
    {
        await UpAsync();
        var before = TemplateName("base");
        _arm.Forget();
        _project.Catalog = SomeStack.Catalog(Edited(SomeStack.Image("base")), SomeStack.Image("child", "base"));

        var result = await UpAsync();

        Assert.Equal([$"PUT {TemplateName("base")}", $"DELETE {before}"], _arm.Writes);
        Assert.Equal(1, result.Changes[StackAction.Replace]);
    }

    [Fact]
    public async Task A_changed_tag_updates_in_place()
    {
        await UpAsync();
        _arm.Forget();
        _project.Catalog = SomeStack.Catalog(SomeStack.Image("base") with { Description = "other" }, SomeStack.Image("child", "base"));

        var result = await UpAsync();

        Assert.Equal(["PUT base"], _arm.Writes);
        Assert.Equal(1, result.Changes[StackAction.Update]);
    }

    [Fact]
    public async Task A_changed_immutable_property_deletes_the_definition_first()
    {
        await UpAsync();
        _arm.Forget();
        var image = SomeStack.Image("child", "base");
        _project.Catalog = SomeStack.Catalog(
            SomeStack.Image("base"),
            image with { Definition = image.Definition with { Identifier = new("other", "ubuntu", "child") } });

        await UpAsync();

        Assert.Equal(["DELETE child", "PUT child"], _arm.Writes);
    }

    [Fact]
    public async Task A_removed_image_deletes_the_template_before_the_definition()
    {
        _project.Settings = _project.Settings.Pinned("base", "1.0.0");
        await UpAsync();
        var template = TemplateName("child");
        _arm.Forget();
        _project.Catalog = SomeStack.Catalog(SomeStack.Image("base"));

        await UpAsync();

        Assert.Equal([$"DELETE {template}", "DELETE child"], _arm.Writes);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Preview_lists_the_changes_of_up_and_makes_none(bool deployed)
    {
        if (deployed)
        {
            await UpAsync();
            _project.Catalog = SomeStack.Catalog(Edited(SomeStack.Image("base")), SomeStack.Image("child", "base"));
        }

        _arm.Forget();

        var preview = await Stacks().PreviewAsync(_events, default);

        Assert.Empty(_arm.Writes);
        var up = await UpAsync();
        Assert.Equal(up.Changes.OrderBy(c => c.Key), preview.Changes.OrderBy(c => c.Key));
    }

    [Fact]
    public async Task Destroy_deletes_everything_from_the_template_to_the_group()
    {
        await UpAsync();
        _arm.Forget();

        await Stacks().DestroyAsync(_events, default);

        Assert.Empty(_arm.Ids);
        Assert.StartsWith("DELETE base-", _arm.Writes[0], StringComparison.Ordinal);
        Assert.Equal("DELETE rg-dev", _arm.Writes[^1]);
        Assert.Null(await Stacks().OutputsAsync(default));
    }

    [Fact]
    public async Task Destroy_of_a_protected_stack_names_the_protected_resources()
    {
        _project.Settings = _project.Settings with { Protect = true };
        await UpAsync();
        _arm.Forget();

        var e = await Assert.ThrowsAsync<DriverException>(() => Stacks().DestroyAsync(_events, default));

        Assert.Equal(DriverFailure.Protected, e.Failure);
        Assert.Contains("'images' (azure-native:compute:Gallery)", e.Message, StringComparison.Ordinal);
        Assert.Empty(_arm.Writes);
    }

    [Fact]
    public async Task Turning_protection_off_takes_effect_with_the_next_up()
    {
        _project.Settings = _project.Settings with { Protect = true };
        await UpAsync();
        _project.Settings = _project.Settings with { Protect = false };
        await UpAsync();

        await Stacks().DestroyAsync(_events, default);

        Assert.Empty(_arm.Ids);
    }

    [Fact]
    public async Task Resources_created_before_a_failure_are_in_the_state()
    {
        _arm.Refuses = ("/images/child", new(DriverFailure.AzureRefused, "no more definitions here"));
        var e = await Assert.ThrowsAsync<DriverException>(UpAsync);
        Assert.Contains("'child' (azure-native:compute:GalleryImage): no more definitions here", e.Message, StringComparison.Ordinal);
        _arm.Refuses = null;
        _arm.Forget();

        await UpAsync();

        Assert.DoesNotContain("PUT gal_dev", _arm.Writes);
        Assert.Contains("PUT child", _arm.Writes);
    }

    [Fact]
    public async Task A_killed_update_continues_from_its_journal()
    {
        await UpAsync();
        File.Move(_directory.File("dev.json"), _directory.File("whole.json"));
        var state = JsonNode.Parse(File.ReadAllText(_directory.File("whole.json")))!;
        var journal = ((JsonArray)state["resources"]!).Select(r => r!.ToJsonString()).Append("{\"type\":\"half a li");
        File.WriteAllLines(_directory.File("dev.json.journal"), journal);
        _arm.Forget();

        var result = await UpAsync();

        Assert.Empty(_arm.Writes);
        Assert.True(result.ChangesNothing);
    }

    [Fact]
    public async Task A_template_that_failed_to_provision_is_deleted_and_created_again()
    {
        await UpAsync();
        var id = _arm.Ids.Single(i => i.Contains("/imageTemplates/", StringComparison.Ordinal));
        var failed = (JsonObject)_arm[id].DeepClone();
        failed["properties"]!["provisioningState"] = "Failed";
        using (var state = RehearsalState.Open(_directory.FullName, "dev"))
        {
            state.Remove(state.Resources.Single(r => r.Id == id).Key);
            state.Save();
        }

        _arm.Put(id, failed);
        _arm.Forget();

        await UpAsync();

        Assert.Contains($"DELETE {id.Split('/')[^1]}", _arm.Writes);
        Assert.Null(_arm[id]["properties"]!["provisioningState"]);
    }

    [Fact]
    public async Task A_repeated_run_of_the_program_registers_the_existing_resources()
    {
        await UpAsync();
        using (var state = RehearsalState.Open(_directory.FullName, "dev"))
        {
            state.Program = null;
            state.Save();
        }

        _arm.Forget();
        var again = await UpAsync();

        Assert.True(again.ChangesNothing);
        Assert.Empty(_arm.Writes);
    }

    [Fact]
    public async Task Refresh_removes_deleted_resources_from_the_state()
    {
        await UpAsync();
        _arm.Remove($"{Gallery}/images/child");

        var refreshed = await Stacks().RefreshAsync(_events, default);
        _arm.Forget();
        await UpAsync();

        Assert.Equal(["child"], refreshed.Drifted.Select(r => r.Name));
        Assert.Equal(["PUT child"], _arm.Writes);
    }

    [Fact]
    public async Task A_stack_is_updated_by_one_process_at_a_time()
    {
        using var other = RehearsalState.Open(_directory.FullName, "dev");

        var e = await Assert.ThrowsAsync<DriverException>(UpAsync);

        Assert.Equal(DriverFailure.StackBusy, e.Failure);
    }

    [Fact]
    public async Task An_invalid_catalog_sends_no_request()
    {
        _project.Errors = [new("a.yaml", 3, "name", "is required")];

        await Assert.ThrowsAsync<CatalogException>(UpAsync);

        Assert.Empty(_arm.Writes);
    }

    private static ImageSpec Edited(ImageSpec image) => image with
    {
        Template = image.Template with { Customize = [new Step.Shell { Inline = ["echo edited"] }] },
    };

    private string TemplateName(string image) => _arm.Ids
        .Single(id => id.Contains($"/imageTemplates/{image}-", StringComparison.Ordinal)).Split('/')[^1];

    private Task<StackResult> UpAsync() => Stacks().UpAsync(_events, default);

    private RehearsalStackOperations Stacks() => new(_project, _arm, "sub", _directory.FullName);
}
