using System.Text.Json.Nodes;
using ImageInfra.Driver.Automation;
using ImageInfra.Driver.Foundations;
using ImageInfra.Driver.Rehearsal;
using ImageInfra.Driver.Stacks;
using ImageInfra.UnitTests.Support;
using static ImageInfra.UnitTests.Support.FakePulumi;

namespace ImageInfra.UnitTests.Driver;

/// <summary>Tests that an update repairs the state of an interrupted one.</summary>
public sealed class InterruptedCreationsTests : IDisposable
{
    private const string Group = "/subscriptions/sub/resourceGroups/rg";
    private const string TemplateId = $"{Group}/providers/Microsoft.VirtualMachineImages/imageTemplates/web-2";
    private const string OldTemplateId = $"{Group}/providers/Microsoft.VirtualMachineImages/imageTemplates/web-1";
    private const string IdentityId = $"{Group}/providers/Microsoft.ManagedIdentity/userAssignedIdentities/id";
    private const string IdentityType = "azure-native:managedidentity:UserAssignedIdentity";
    private const string Scope = $"{Group}/providers/Microsoft.Compute/galleries/gal";
    private const string ExistingAssignmentId = $"{Scope}/providers/Microsoft.Authorization/roleAssignments/0f0f0f0f-0000-0000-0000-000000000001";

    private readonly FakePulumi _pulumi = new();
    private readonly FakeArm _arm = new();
    private readonly TemporaryDirectory _directory = new();
    private readonly Events<StackEvent> _events = new();
    private string _export = "";

    public InterruptedCreationsTests() => _pulumi.On("stack import", new Answer("")).On("up", new Answer(""));

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task A_state_without_interruptions_is_not_written()
    {
        Export([GroupResource()], []);

        await UpAsync();

        Assert.Empty(_pulumi.Inputs);
    }

    [Fact]
    public async Task A_template_that_Azure_finished_is_kept()
    {
        Export([GroupResource()], [Template()]);
        _arm.Put(TemplateId, State("Succeeded"));

        await UpAsync();

        var adopted = Imported(SomeEvents.TemplateType).Single();
        Assert.Equal(TemplateId, (string?)adopted["id"]);
        Assert.Equal("web-2", (string?)adopted["inputs"]!["imageTemplateName"]);
        Assert.Empty(_arm.Writes);
        Assert.Null(ImportedState()["pending_operations"]);
    }

    [Fact]
    public async Task A_failed_template_is_deleted_for_the_update_to_create()
    {
        Export([GroupResource()], [Template()]);
        _arm.Put(TemplateId, State("Failed"));

        await UpAsync();

        Assert.Equal(["DELETE web-2"], _arm.Writes);
        Assert.Empty(Imported(SomeEvents.TemplateType));
    }

    [Fact]
    public async Task A_finished_replacement_template_leaves_the_old_one_to_delete()
    {
        Export([GroupResource(), Resource(SomeEvents.TemplateType, "web", OldTemplateId)], [Template()]);
        _arm.Put(TemplateId, State("Succeeded"));

        await UpAsync();

        Assert.Equal([(TemplateId, false), (OldTemplateId, true)], Imported(SomeEvents.TemplateType).Select(t => ((string)t["id"]!, (bool?)t["delete"] ?? false)));
    }

    [Fact]
    public async Task A_creation_that_never_reached_Azure_is_only_cleared_from_the_state()
    {
        Export([GroupResource()], [Template()]);

        await UpAsync();

        Assert.Empty(_arm.Writes);
        Assert.Single(_pulumi.Inputs);
        Assert.Empty(Imported(SomeEvents.TemplateType));
    }

    [Fact]
    public async Task A_template_recorded_as_failed_is_removed_and_deleted()
    {
        Export([GroupResource(), Resource(SomeEvents.TemplateType, "web", TemplateId, problem: "Not authorized to access the resource")], []);
        _arm.Put(TemplateId, State("Failed"));

        await UpAsync();

        Assert.Equal(["DELETE web-2"], _arm.Writes);
        Assert.Empty(Imported(SomeEvents.TemplateType));
    }

    [Fact]
    public async Task A_template_recorded_as_interrupted_but_finished_in_Azure_is_kept()
    {
        Export([GroupResource(), Resource(SomeEvents.TemplateType, "web", TemplateId, problem: "cancelled")], []);
        _arm.Put(TemplateId, State("Succeeded"));

        await UpAsync();

        Assert.Null(Imported(SomeEvents.TemplateType).Single()["initErrors"]);
        Assert.Empty(_arm.Writes);
    }

    [Fact]
    public async Task Another_resource_in_Azure_is_recorded_with_its_outputs()
    {
        Export([GroupResource()], [Pending(IdentityType, "builds", new() { ["resourceGroupName"] = "rg", ["resourceName"] = "id" })]);
        _arm.Put(IdentityId, new() { ["id"] = IdentityId, ["properties"] = new JsonObject { ["principalId"] = "p" } });

        await UpAsync();

        Assert.Equal("p", (string?)Imported(IdentityType).Single()["outputs"]!["principalId"]);
    }

    [Fact]
    public async Task Values_of_secrets_from_Azure_are_not_recorded()
    {
        var declared = Template();
        declared["inputs"]!["tags"] = new JsonObject { ["4dabf18193072939515e22adb298388d"] = "1b47061264138c4ac30d75fd1eb44270", ["ciphertext"] = "v1:abc" };
        Export([GroupResource()], [declared]);
        var found = State("Succeeded");
        found["tags"] = new JsonObject { ["owner"] = "plain" };
        _arm.Put(TemplateId, found);

        await UpAsync();

        Assert.DoesNotContain("plain", _pulumi.Inputs[^1], StringComparison.Ordinal);
        Assert.Equal("v1:abc", (string?)Imported(SomeEvents.TemplateType).Single()["outputs"]!["tags"]!["ciphertext"]);
    }

    [Theory]
    [InlineData(SomeEvents.GalleryType, "galleryName", "gal", Scope)]
    [InlineData("azure-native:resources:ResourceGroup", "resourceGroupName", "rg", Group)]
    public async Task Groups_galleries_and_definitions_are_never_deleted(string type, string input, string name, string id)
    {
        Export([Resource(IdentityType, "builds", IdentityId)], [Pending(type, "images", new() { ["resourceGroupName"] = "rg", [input] = name })]);
        _arm.Put(id, State("Failed"));

        await UpAsync();

        Assert.Empty(_arm.Writes);
        Assert.NotEmpty((JsonArray)Imported(type).Single()["initErrors"]!);
    }

    [Fact]
    public async Task During_another_update_nothing_is_deleted()
    {
        Export([GroupResource()], [Template()]);
        _arm.Put(TemplateId, State("Failed"));
        _pulumi.On("stack import", new Answer("", 255, "error: the stack is currently locked by 1 lock(s).\n  file:///1: created by eve@far (pid 1) at 2026-11-23T08:00:00Z"));

        var e = await Assert.ThrowsAsync<DriverException>(UpAsync);

        Assert.Equal(DriverFailure.StackBusy, e.Failure);
        Assert.Empty(_arm.Writes);
    }

    [Fact]
    public async Task The_state_of_a_concurrent_update_is_not_overwritten()
    {
        Export([GroupResource()], [Template()]);
        var before = _export;
        Export([GroupResource(), Resource(SomeEvents.TemplateType, "web", TemplateId)], []);
        _pulumi.On("stack export", new Answer(before), new Answer(_export));
        _arm.Put(TemplateId, State("Succeeded"));

        await UpAsync();

        Assert.Empty(_pulumi.Inputs);
        Assert.Empty(_arm.Writes);
    }

    [Fact]
    public async Task A_template_missing_from_the_state_is_found_by_the_error()
    {
        Export([GroupResource()], []);
        _arm.Put(TemplateId, State("Succeeded"));
        _pulumi.On("up", Refused(SomeEvents.TemplateType, "web", $"cannot create already existing resource '{TemplateId}'", Template()), new Answer(""));

        await UpAsync();

        Assert.Equal(TemplateId, (string?)Imported(SomeEvents.TemplateType).Single()["id"]);
        Assert.Equal(2, _pulumi.Commands.Count(c => c.StartsWith("up ", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_template_without_full_inputs_in_the_event_is_created_again()
    {
        Export([GroupResource()], []);
        _arm.Put(TemplateId, State("Succeeded"));
        var declared = Template();
        declared["inputs"]!["vmProfile"] = "[secret]";
        _pulumi.On("up", Refused(SomeEvents.TemplateType, "web", $"cannot create already existing resource '{TemplateId}'", declared), new Answer(""));

        await UpAsync();

        Assert.Equal(["DELETE web-2"], _arm.Writes);
    }

    [Fact]
    public async Task A_template_with_a_running_build_is_not_deleted()
    {
        Export([GroupResource()], []);
        var running = State("Succeeded");
        running["properties"]!["lastRunStatus"] = new JsonObject { ["runState"] = "Running" };
        _arm.Put(TemplateId, running);
        var declared = Template();
        declared["inputs"]!["vmProfile"] = "[secret]";
        _pulumi.On("up", Refused(SomeEvents.TemplateType, "web", $"cannot create already existing resource '{TemplateId}'", declared));

        await Assert.ThrowsAsync<DriverException>(UpAsync);

        Assert.Empty(_arm.Writes);
    }

    [Theory]
    [InlineData("principal", " The ID of the existing role assignment is 0f0f0f0f000000000000000000000001.", 1)]
    [InlineData("somebody else", " The ID of the existing role assignment is 0f0f0f0f000000000000000000000001.", 0)]
    [InlineData("principal", "", 1)]
    [InlineData("somebody else", "", 0)]
    public async Task An_existing_role_assignment_is_taken_if_it_is_the_declared_one(string principal, string naming, int imports)
    {
        Export([GroupResource()], []);
        _arm.Put(ExistingAssignmentId, new()
        {
            ["id"] = ExistingAssignmentId,
            ["properties"] = new JsonObject { ["principalId"] = principal, ["roleDefinitionId"] = "/x/roleDefinitions/r", ["scope"] = Scope },
        });
        var declared = Pending(ResourceTypes.RoleAssignment, "writes", new()
        {
            ["scope"] = Scope,
            ["principalId"] = "principal",
            ["roleDefinitionId"] = "/y/roleDefinitions/R",
            ["roleAssignmentName"] = "11111111-0000-0000-0000-000000000001",
        });
        _pulumi.On(
            "up",
            Refused(ResourceTypes.RoleAssignment, "writes", $"Code=\"RoleAssignmentExists\" Message=\"The role assignment already exists.{naming}\"", declared),
            new Answer(""));

        if (imports == 0)
        {
            await Assert.ThrowsAsync<DriverException>(UpAsync);
        }
        else
        {
            await UpAsync();
            Assert.Equal(ExistingAssignmentId, (string?)Imported(ResourceTypes.RoleAssignment).Single()["id"]);
        }

        Assert.Equal(imports, _pulumi.Inputs.Count);
    }

    private static JsonObject State(string provisioningState) => new() { ["properties"] = new JsonObject { ["provisioningState"] = provisioningState } };

    private static JsonObject GroupResource() => Resource("azure-native:resources:ResourceGroup", "images", Group);

    private static JsonObject Template() => Pending(SomeEvents.TemplateType, "web", new() { ["resourceGroupName"] = "rg", ["imageTemplateName"] = "web-2" });

    private static JsonObject Pending(string type, string name, JsonObject inputs) =>
        new() { ["urn"] = SomeEvents.Urn(type, name), ["custom"] = true, ["type"] = type, ["inputs"] = inputs };

    private static JsonObject Resource(string type, string name, string id, string? problem = null)
    {
        var resource = Pending(type, name, []);
        resource["id"] = id;
        if (problem is not null)
        {
            resource["initErrors"] = new JsonArray(problem);
        }

        return resource;
    }

    private static Answer Refused(string type, string name, string message, JsonObject declared) =>
        new("", 255, "error: update failed", SomeEvents.Error(message, type, name), SomeEvents.Failed("create", type, name, declared));

    private void Export(IEnumerable<JsonObject> resources, IEnumerable<JsonObject> pending) => _pulumi.On("stack export", new Answer(_export = new JsonObject
    {
        ["version"] = 3,
        ["deployment"] = new JsonObject
        {
            ["resources"] = new JsonArray([.. resources]),
            ["pending_operations"] = new JsonArray([.. pending.Select(p => new JsonObject { ["type"] = "creating", ["resource"] = p })]),
        },
    }.ToJsonString()));

    private JsonObject ImportedState() => (JsonObject)JsonNode.Parse(_pulumi.Inputs[^1])!["deployment"]!;

    private IEnumerable<JsonObject> Imported(string type) =>
        ((JsonArray)ImportedState()["resources"]!).OfType<JsonObject>().Where(r => (string?)r["type"] == type);

    private Task<StackResult> UpAsync() => new AutomationStackOperations(
        new FakeProject(SomeStack.Chain(), SomeStack.Settings()),
        _directory.FullName,
        program: null,
        new(),
        new RehearsedCalls(_arm, blobs: null, []),
        _pulumi,
        new FakeLockHolders()).UpAsync(_events, default);
}
