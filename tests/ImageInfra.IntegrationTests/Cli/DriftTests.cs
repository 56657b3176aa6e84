using System.Text.Json.Nodes;
using ImageInfra.Cli.Terminal;
using ImageInfra.IntegrationTests.Support;

namespace ImageInfra.IntegrationTests.Cli;

/// <summary>Tests that one command repairs a stack after resources were deleted or changed outside Pulumi.</summary>
[Collection(PulumiCollection.Name)]
public sealed class DriftTests : IDisposable
{
    private const string Repair = "imageinfra up --refresh --stack dev --local";
    private const string Group = "/resourceGroups/rg-imageinfra-dev";
    private const string Gallery = $"{Group}/providers/Microsoft.Compute/galleries/gal_imageinfra_dev";
    private const string Identity = $"{Group}/providers/Microsoft.ManagedIdentity/userAssignedIdentities/id-imageinfra-dev";
    private const string Assignments = $"{Gallery}/providers/Microsoft.Authorization/roleAssignments";
    private const string Templates = $"{Group}/providers/Microsoft.VirtualMachineImages/imageTemplates";
    private const string AssignmentsVersion = "2022-04-01";
    private const string IdentitiesVersion = "2023-01-31";
    private const string GroupsVersion = "2024-03-01";

    private readonly ProjectCopy _project = new();

    public void Dispose() => _project.Dispose();

    [Theory]
    [InlineData("image template")]
    [InlineData("identity")]
    [InlineData("role assignment")]
    [InlineData("image definition")]
    [InlineData("gallery")]
    [InlineData("resource group")]
    public async Task One_command_recreates_deleted_resources(string what)
    {
        await _project.RunAsync("up", "--local");
        await DeleteAsync(what);

        var refresh = await _project.RunAsync("refresh", "--local");
        var repair = await _project.RunAsync("up", "--refresh", "--local");
        var again = await _project.RunAsync("up", "--local", "--json");
        var look = await _project.RunAsync("refresh", "--local", "--json");

        Assert.Equal(ExitCode.Success, refresh.ExitCode);
        Assert.Matches($"{what} +[^ ]+ +gone", refresh.Output);
        Assert.Contains(Repair, refresh.Output, StringComparison.Ordinal);
        Assert.Equal((ExitCode.Success, ""), (repair.ExitCode, repair.Error));
        Assert.True((bool)again.Json["changesNothing"]!);
        Assert.False((bool)look.Json["drifted"]!);
        Assert.All((JsonArray)look.Json["resources"]!, r => Assert.Equal("same", (string?)r!["found"]));
    }

    [Theory]
    [InlineData("image template")]
    [InlineData("identity")]
    [InlineData("image definition")]
    public async Task A_build_without_its_resources_names_the_repair_command(string what)
    {
        await _project.RunAsync("up", "--local");
        await DeleteAsync(what);

        var build = await _project.RunAsync("build", "ubuntu-2404-base", "--local", "--again");
        var repair = await _project.RunAsync("up", "--refresh", "--local");
        var second = await _project.RunAsync("build", "ubuntu-2404-base", "--local", "--again");

        Assert.Equal(ExitCode.NotFound, build.ExitCode);
        Assert.Contains($"missing in Azure: {what} '", build.Error, StringComparison.Ordinal);
        Assert.Contains(Repair, build.Error.ReplaceLineEndings(" "), StringComparison.Ordinal);
        Assert.Equal(ExitCode.Success, repair.ExitCode);
        Assert.Equal(ExitCode.Success, second.ExitCode);
    }

    [Fact]
    public async Task Templates_use_the_recreated_identity_and_old_rights_are_deleted()
    {
        var before = await _project.RunAsync("up", "--local", "--json");
        await _project.RunAsync("outputs", "--local");
        await DeleteAsync("identity");

        await _project.RunAsync("up", "--refresh", "--local");

        await using var azure = await _project.OpenAzureAsync();
        var principal = (string?)(await azure.GetAsync(azure.Subscription + Identity, IdentitiesVersion)).Property("principalId");
        Assert.NotEqual((string?)before.Json["outputs"]!["identityPrincipalId"], principal);
        Assert.All(
            Items(await azure.GetAsync(azure.Subscription + Templates, SimulatedArm.Templates)),
            t => Assert.Equal(principal, (string?)((JsonObject)t["identity"]!["userAssignedIdentities"]!).Single().Value!["principalId"]));
        Assert.Equal(
            principal,
            (string?)Assert.Single(await OwnAssignmentsAsync(azure))["properties"]!["principalId"]);
    }

    [Fact]
    public async Task A_build_names_templates_of_an_identity_recreated_by_an_update()
    {
        await _project.RunAsync("up", "--local");
        await DeleteAsync("identity");
        await _project.RunAsync("refresh", "--local");
        await _project.RunAsync("up", "--local");

        var build = await _project.RunAsync("build", "ubuntu-2404-base", "--local", "--again");
        await _project.RunAsync("up", "--refresh", "--local");
        var second = await _project.RunAsync("build", "ubuntu-2404-base", "--local", "--again");

        Assert.Equal(ExitCode.NotFound, build.ExitCode);
        Assert.Contains("still use the deleted one: ubuntu-2404-base-", build.Error.ReplaceLineEndings(" "), StringComparison.Ordinal);
        Assert.Equal(ExitCode.Success, second.ExitCode);
    }

    [Fact]
    public async Task Changed_properties_are_shown_and_restored()
    {
        await _project.RunAsync("up", "--local");
        await using (var azure = await _project.OpenAzureAsync())
        {
            await azure.PatchAsync(azure.Subscription + Gallery, SimulatedArm.Galleries, new()
            {
                ["tags"] = new JsonObject { ["environment"] = "somebody's" },
                ["properties"] = new JsonObject { ["description"] = "somebody's" },
            });
            await azure.PatchAsync($"{azure.Subscription}{Gallery}/images/ubuntu-2404-base", SimulatedArm.Galleries, new()
            {
                ["properties"] = new JsonObject { ["description"] = "somebody's" },
            });
        }

        var refresh = await _project.RunAsync("refresh", "--local", "--json");
        var repair = await _project.RunAsync("up", "--refresh", "--local", "--json");
        var look = await _project.RunAsync("refresh", "--local", "--json");

        Assert.Equal(["description", "tags"], Changed(refresh, "azure-native:compute:Gallery"));
        Assert.Equal(["description"], Changed(refresh, "azure-native:compute:GalleryImage"));
        Assert.Equal(2, (int)repair.Json["changes"]!["update"]!);
        Assert.False((bool)look.Json["drifted"]!);
        await using var after = await _project.OpenAzureAsync();
        var gallery = await after.GetAsync(after.Subscription + Gallery, SimulatedArm.Galleries);
        Assert.Equal("Golden images built by Azure Image Builder", (string?)gallery.Property("description"));
        Assert.Equal("dev", (string?)gallery.Json["tags"]!["environment"]);
    }

    [Fact]
    public async Task A_changed_template_is_created_again()
    {
        await _project.RunAsync("up", "--local");
        await using (var azure = await _project.OpenAzureAsync())
        {
            var id = (string)Items(await azure.GetAsync(azure.Subscription + Templates, SimulatedArm.Templates))[0]["id"]!;
            await azure.PatchAsync(id, SimulatedArm.Templates, new() { ["tags"] = new JsonObject { ["owner"] = "somebody" } });
            azure.Pass(TimeSpan.FromMinutes(10));
        }

        var repair = await _project.RunAsync("up", "--refresh", "--local");
        var look = await _project.RunAsync("refresh", "--local", "--json");
        var again = await _project.RunAsync("up", "--local", "--json");

        Assert.Equal((ExitCode.Success, ""), (repair.ExitCode, repair.Error));
        Assert.False((bool)look.Json["drifted"]!);
        Assert.True((bool)again.Json["changesNothing"]!);
    }

    [Fact]
    public async Task A_refresh_writes_nothing_in_azure()
    {
        await _project.RunAsync("up", "--local");
        await DeleteAsync("image definition");

        await _project.RunAsync("refresh", "--local");

        await using var azure = await _project.OpenAzureAsync();
        Assert.Equal(404, (await azure.GetAsync($"{azure.Subscription}{Gallery}/images/ubuntu-2404-base", SimulatedArm.Galleries)).Status);
    }

    [Fact]
    public async Task Logs_of_a_deleted_template_names_the_repair_command()
    {
        await _project.RunAsync("up", "--local");
        await DeleteAsync("image template");

        var logs = await _project.RunAsync("logs", "ubuntu-2404-base", "--local");

        Assert.Equal(ExitCode.NotFound, logs.ExitCode);
        Assert.Contains(Repair, logs.Error.ReplaceLineEndings(" "), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Follow_and_versions_warn_about_a_deleted_definition()
    {
        await _project.RunAsync("up", "--local");
        await DeleteAsync("image definition");

        var follow = await _project.RunAsync("follow", "--local");
        var versions = await _project.RunAsync("versions", "ubuntu-2404-base", "--local");

        foreach (var result in new[] { follow, versions })
        {
            Assert.Equal(ExitCode.Success, result.ExitCode);
            Assert.Contains("missing in Azure: image definition 'ubuntu-2404-base'", result.Error.ReplaceLineEndings(" "), StringComparison.Ordinal);
            Assert.Contains(Repair, result.Error.ReplaceLineEndings(" "), StringComparison.Ordinal);
        }
    }

    private async Task DeleteAsync(string what)
    {
        await using var azure = await _project.OpenAzureAsync();
        var subscription = azure.Subscription;
        var (id, version) = what switch
        {
            "image template" => (
                (string)Items(await azure.GetAsync(subscription + Templates, SimulatedArm.Templates))
                    .Single(t => ((string)t["name"]!).StartsWith("ubuntu-2404-base", StringComparison.Ordinal))["id"]!,
                SimulatedArm.Templates),
            "identity" => (subscription + Identity, IdentitiesVersion),
            "role assignment" => ((string)(await OwnAssignmentsAsync(azure)).Single()["id"]!, AssignmentsVersion),
            "image definition" => ($"{subscription}{Gallery}/images/ubuntu-2404-base", SimulatedArm.Galleries),
            "gallery" => (subscription + Gallery, SimulatedArm.Galleries),
            _ => (subscription + Group, GroupsVersion),
        };
        if (what == "gallery")
        {
            foreach (var definition in Items(await azure.GetAsync($"{id}/images", SimulatedArm.Galleries)))
            {
                await azure.DeleteAsync((string)definition["id"]!, SimulatedArm.Galleries);
            }

            azure.Pass(TimeSpan.FromMinutes(10));
        }

        Assert.InRange((await azure.DeleteAsync(id, version)).Status, 200, 202);
        for (var minutes = 0; minutes < 60; minutes++)
        {
            azure.Pass(TimeSpan.FromMinutes(1));
        }

        Assert.Equal(404, (await azure.GetAsync(id, version)).Status);
    }

    private static async Task<IReadOnlyList<JsonObject>> OwnAssignmentsAsync(SimulatedArm azure) =>
    [
        .. Items(await azure.GetAsync(azure.Subscription + Assignments, AssignmentsVersion))
            .Where(a => ((string)a["id"]!).Contains("/galleries/", StringComparison.OrdinalIgnoreCase)),
    ];

    private static IReadOnlyList<JsonObject> Items(ArmReply list) => [.. ((JsonArray)list.Json["value"]!).OfType<JsonObject>()];

    private static IEnumerable<string?> Changed(CliResult refresh, string type) =>
        ((JsonArray)Assert.Single((JsonArray)refresh.Json["resources"]!, r => (string?)r!["type"] == type && (string?)r["found"] == "changed")!["changedProperties"]!)
        .Select(p => (string?)p);
}
