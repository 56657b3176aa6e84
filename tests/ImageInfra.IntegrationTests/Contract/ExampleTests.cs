using System.Text.Json.Nodes;
using ImageInfra.IntegrationTests.Support;

namespace ImageInfra.IntegrationTests.Contract;

/// <summary>Tests that every published example of a request is accepted, with a complete response.</summary>
public sealed class ExampleTests : IAsyncLifetime
{
    private const string OldTemplates = "VirtualMachineImages-2024-02-01";
    private const string Templates = "VirtualMachineImages-2025-10-01";
    private const string Galleries = "Compute-galleries-2024-03-03";
    private const string Contributor = "b24988ac-6180-42a0-ab88-20f7382dd24c";
    private const string Compute = "2024-11-01";

    private SimulatedArm _arm = null!;

    public static TheoryData<string, string> Creations => Pick(name => name.Contains("Create", StringComparison.Ordinal) && !name.Contains("Trigger", StringComparison.Ordinal));

    public static TheoryData<string, string> Changes => Pick(name => name.Contains("Update", StringComparison.Ordinal));

    public static TheoryData<string, string> Reads => Pick(name => name.Contains("Get", StringComparison.Ordinal) && !name.Contains("Trigger", StringComparison.Ordinal) && !name.Contains("RunOutput", StringComparison.Ordinal));

    public static TheoryData<string, string> Deletions => Pick(name => name.Contains("Delete", StringComparison.Ordinal) && !name.Contains("Trigger", StringComparison.Ordinal));

    public static TheoryData<string, string> Lists => Pick(name => name.Contains("List", StringComparison.Ordinal) && (name.Contains("Gallery", StringComparison.Ordinal) || name == "ListImageTemplates.json"));

    public async Task InitializeAsync()
    {
        _arm = await SimulatedArm.StartAsync();
        if (ContractFolder.Path is null)
        {
            return;
        }

        foreach (var group in (string[])["rg1", "myResourceGroup"])
        {
            await _arm.PutAsync($"{_arm.Subscription}/resourceGroups/{group}", "2024-03-01", Somewhere());
        }

        var rg1 = $"{_arm.Subscription}/resourceGroups/rg1/providers";
        var identity = await _arm.PutAsync($"{rg1}/Microsoft.ManagedIdentity/userAssignedIdentities/identity_1", "2023-01-31", Somewhere());
        await _arm.PutAsync(
            $"{_arm.Subscription}/providers/Microsoft.Authorization/roleAssignments/20000000-0000-0000-0000-000000000009",
            "2022-04-01",
            SomeBodies.Assignment(Contributor, (string)identity.Property("principalId")!));
        await _arm.PutAsync($"{rg1}/Microsoft.Compute/images/source_image", Compute, SomeBodies.ManagedImage("westus"));
        await _arm.PutAsync(
            $"{rg1}/Microsoft.Network/virtualNetworks/vnet_name",
            "2024-05-01",
            SomeBodies.Network("westus", "subnet_name"));
        await _arm.PutAsync($"{rg1}/Microsoft.Compute/galleries/sources", "2024-03-03", Somewhere());
        await _arm.PutAsync($"{rg1}/Microsoft.Compute/galleries/sources/images/source", "2024-03-03", SomeBodies.WindowsDefinition("westus", "source"));
        await _arm.PutAsync($"{rg1}/Microsoft.Compute/galleries/sources/images/source/versions/1.0.0", "2024-03-03", SomeBodies.VersionOf("westus", $"{rg1}/Microsoft.Compute/images/source_image"));
        _arm.Pass(TimeSpan.FromHours(1));
    }

    public Task DisposeAsync() => _arm.DisposeAsync().AsTask();

    [ContractTheory]
    [MemberData(nameof(Creations))]
    public async Task A_published_creation_is_accepted(string folder, string file)
    {
        var example = Read(folder, file);
        await PrepareParentsAsync(example.Path);

        var reply = await _arm.PutAsync(example.Path, example.ApiVersion, example.Body!);

        Assert.True(reply.Status == 201, $"{reply.Status} {reply.Code}: {reply.Message}");
        _arm.Pass(TimeSpan.FromHours(1));
        var later = await _arm.GetAsync(example.Path, example.ApiVersion);
        Assert.Equal("Succeeded", (string?)later.Property("provisioningState"));
        AssertShape(example.Answer(201), reply, later);
    }

    [ContractTheory]
    [MemberData(nameof(Changes))]
    public async Task A_published_change_is_accepted(string folder, string file)
    {
        var example = Read(folder, file);
        await CreateAsync(example.Path);

        var reply = await _arm.SendAsync(HttpMethod.Patch, example.Path, example.ApiVersion, example.Body!.ToJsonString());

        Assert.True(reply.Status is 200 or 202, $"{reply.Status} {reply.Code}: {reply.Message}");
        AssertShape(example.Answer(reply.Status), reply, await _arm.GetAsync(example.Path, example.ApiVersion));
    }

    [ContractTheory]
    [MemberData(nameof(Reads))]
    public async Task A_read_has_the_properties_of_the_published_example(string folder, string file)
    {
        var example = Read(folder, file);
        await CreateAsync(example.Path.Split('?')[0]);
        if (file.Contains("Groups", StringComparison.Ordinal))
        {
            await ShareAsync(example.Path.Split('?')[0]);
        }

        AssertShape(example.Answer(200), await _arm.GetAsync(example.Path, example.ApiVersion));
    }

    [ContractTheory]
    [MemberData(nameof(Lists))]
    public async Task A_list_has_the_properties_of_the_published_example(string folder, string file)
    {
        var example = Read(folder, file);
        var collection = file switch
        {
            "ListImageTemplates.json" => $"{_arm.Subscription}/providers/Microsoft.VirtualMachineImages/imageTemplates",
            "Gallery_ListByResourceGroup.json" => example.Path[..example.Path.LastIndexOf('/')],
            "GalleryImage_ListByGallery.json" => $"{example.Path}/images",
            _ => $"{example.Path}/versions",
        };
        await CreateAsync(file switch
        {
            "ListImageTemplates.json" => $"{_arm.Subscription}/resourceGroups/myResourceGroup/providers/Microsoft.VirtualMachineImages/imageTemplates/myImageTemplate",
            "Gallery_ListByResourceGroup.json" => $"{collection}/myGalleryName",
            _ => $"{collection}/{(collection.EndsWith("versions", StringComparison.Ordinal) ? "1.0.0" : "myGalleryImageName")}",
        });
        var first = new JsonObject { ["value"] = example.Answer(200)!["value"]!.DeepClone() };

        AssertShape(first, await _arm.GetAsync(collection, example.ApiVersion));
    }

    [ContractTheory]
    [MemberData(nameof(Deletions))]
    public async Task A_published_deletion_is_accepted(string folder, string file)
    {
        var example = Read(folder, file);
        await CreateAsync(example.Path);

        Assert.Equal(202, (await _arm.DeleteAsync(example.Path, example.ApiVersion)).Status);
        _arm.Pass(TimeSpan.FromHours(1));
        Assert.Equal(404, (await _arm.GetAsync(example.Path, example.ApiVersion)).Status);
    }

    [ContractFact]
    public async Task Triggers_and_run_outputs_match_the_published_examples()
    {
        foreach (var folder in (string[])[OldTemplates, Templates])
        {
            var create = Read(folder, "CreateSourceImageTrigger.json");
            var template = create.Path[..create.Path.IndexOf("/triggers", StringComparison.Ordinal)];
            await CreateAsync(template, body => body["source"] = SomeBodies.UbuntuSource());
            var reply = await _arm.PutAsync(create.Path, create.ApiVersion, create.Body!);
            _arm.Pass(TimeSpan.FromMinutes(1));

            Assert.Equal(201, reply.Status);
            AssertShape(create.Answer(201), reply, await _arm.GetAsync(create.Path, create.ApiVersion));
            var output = Read(folder, "GetRunOutput.json");
            Assert.Equal(202, (await _arm.PostAsync($"{template}/run", create.ApiVersion)).Status);
            _arm.Pass(TimeSpan.FromHours(2));
            AssertShape(output.Answer(200), await _arm.GetAsync(output.Path, output.ApiVersion));
            await _arm.DeleteAsync(template, create.ApiVersion);
            _arm.Pass(TimeSpan.FromHours(1));
        }

        var last = Read(Templates, "GetTrigger.json");
        await CreateAsync(last.Path[..last.Path.IndexOf("/triggers", StringComparison.Ordinal)], body => body["source"] = SomeBodies.UbuntuSource());
        await _arm.PutAsync(last.Path, last.ApiVersion, new JsonObject { ["properties"] = new JsonObject { ["kind"] = "SourceImage" } });
        _arm.Pass(TimeSpan.FromMinutes(1));
        AssertShape(last.Answer(200), await _arm.GetAsync(last.Path, last.ApiVersion));
        Assert.Equal(202, (await _arm.DeleteAsync(last.Path, last.ApiVersion)).Status);
    }

    private static TheoryData<string, string> Pick(Func<string, bool> isWanted)
    {
        var data = new TheoryData<string, string>();
        foreach (var folder in (string[])[OldTemplates, Templates, Galleries])
        {
            foreach (var file in ContractFolder.Examples(folder).Where(isWanted))
            {
                data.Add(folder, file);
            }
        }

        return data;
    }

    private PublishedExample Read(string folder, string file) => PublishedExample.Read(folder, file, _arm.Host.SubscriptionId);

    private async Task PrepareParentsAsync(string path)
    {
        foreach (var parent in (string[])["/images/", "/versions/"])
        {
            if (path.IndexOf(parent, StringComparison.Ordinal) is > 0 and var end)
            {
                await CreateAsync(path[..end]);
            }
        }
    }

    // As in the published example that creates such a resource.
    private async Task CreateAsync(string path, Action<JsonObject>? change = null)
    {
        await PrepareParentsAsync(path);
        var body = Read(
            path.Contains("imageTemplates", StringComparison.Ordinal) ? Templates : Galleries,
            path.Contains("imageTemplates", StringComparison.Ordinal) ? "CreateImageTemplateLinux.json"
                : path.Contains("/versions/", StringComparison.Ordinal) ? "GalleryImageVersion_Create.json"
                : path.Contains("/images/", StringComparison.Ordinal) ? "GalleryImage_Create.json" : "Gallery_Create.json");
        var json = JsonNode.Parse(body.Body!.ToJsonString().Replace("image_it_pir_1", path.Contains("imageTemplates", StringComparison.Ordinal) && change is not null ? "myManagedImageOutput" : "image_it_pir_1", StringComparison.Ordinal))!;
        if (path.EndsWith("/galleries/myGalleryName", StringComparison.Ordinal))
        {
            json["properties"]!["sharingProfile"] = new JsonObject { ["permissions"] = "Groups" };
        }

        change?.Invoke((JsonObject)json["properties"]!);
        var reply = await _arm.PutAsync(path, body.ApiVersion, (JsonObject)json);
        Assert.True(reply.Status is 200 or 201, $"{path}: {reply.Status} {reply.Code}: {reply.Message}");
        _arm.Pass(TimeSpan.FromHours(1));
    }

    private async Task ShareAsync(string gallery)
    {
        var body = new JsonObject
        {
            ["operationType"] = "Add",
            ["groups"] = new JsonArray(
                new JsonObject { ["type"] = "Subscriptions", ["ids"] = new JsonArray("34a4ab42-0d72-47d9-bd1a-aed207386dac") },
                new JsonObject { ["type"] = "AADTenants", ["ids"] = new JsonArray("c24c76aa-8897-4027-9b03-8f7928b54ff6") }),
        };
        Assert.Equal(202, (await _arm.SendAsync(HttpMethod.Post, $"{gallery}/share", "2024-03-03", body.ToJsonString())).Status);
    }

    private static void AssertShape(JsonObject? example, params ArmReply[] replies)
    {
        var missing = example is null ? [] : Shape.Missing(example, replies.Select(r => r.Json)).ToList();
        Assert.True(missing.Count == 0, string.Join('\n', missing));
    }

    private static JsonObject Somewhere() => new() { ["location"] = "westus" };
}
