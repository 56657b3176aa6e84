using System.Text.Json.Nodes;
using ImageInfra.Cli.Terminal;
using ImageInfra.IntegrationTests.Support;

namespace ImageInfra.IntegrationTests.Cli;

/// <summary>Tests stacks whose gallery exists already: it is never overwritten, and can be adopted unchanged.</summary>
[Collection(PulumiCollection.Name)]
public sealed class AdoptTests : IDisposable
{
    private const string Group = "/resourceGroups/rg-imageinfra-dev";
    private const string Gallery = $"{Group}/providers/Microsoft.Compute/galleries/gal_imageinfra_dev";
    private const string Definition = $"{Gallery}/images/ubuntu-2404-base";
    private const string Identity = $"{Group}/providers/Microsoft.ManagedIdentity/userAssignedIdentities/id-imageinfra-dev";
    private const string GroupsVersion = "2024-03-01";
    private const string IdentitiesVersion = "2023-01-31";

    private readonly ProjectCopy _project = new();

    public void Dispose() => _project.Dispose();

    [Fact]
    public async Task An_update_refuses_existing_resources_and_names_the_adopt_command()
    {
        await PrepareAsync();
        var before = await ReadAsync(Gallery);

        var up = await _project.RunAsync("up", "--local");

        Assert.Equal(ExitCode.Refused, up.ExitCode);
        Assert.Contains("cannot create resources that exist already and were not created by this stack: ", up.Error.ReplaceLineEndings(" "), StringComparison.Ordinal);
        Assert.Contains(Group, up.Error.ReplaceLineEndings(""), StringComparison.Ordinal);
        Assert.Contains("'imageinfra adopt --stack dev --local", up.Error.ReplaceLineEndings(" "), StringComparison.Ordinal);
        Assert.Equal(before, await ReadAsync(Gallery));
    }

    [Theory]
    [InlineData(Gallery)]
    [InlineData(Identity)]
    [InlineData(Definition)]
    public async Task One_existing_resource_is_refused(string id)
    {
        _project.EditStack("dev", "  imageinfra:location:", "  imageinfra:useExistingResourceGroup: true\n  imageinfra:location:");
        await PrepareAsync();
        await DeleteAsync(new[] { Definition, Gallery, Identity }.Where(other => !id.StartsWith(other, StringComparison.Ordinal)));
        if (id == Definition)
        {
            await _project.RunAsync("adopt", "gallery", "--local", "--yes");
        }

        var before = await ReadAsync(id);

        var preview = await _project.RunAsync("preview", "--local");
        var validate = await _project.RunAsync("validate", "--deployed", "--local");
        var up = await _project.RunAsync("up", "--local");

        Assert.Equal((ExitCode.Refused, ExitCode.Refused, ExitCode.Refused), (preview.ExitCode, validate.ExitCode, up.ExitCode));
        Assert.All([preview.Error + preview.Output, validate.Error + validate.Output, up.Error], text => Assert.Contains(id, text.ReplaceLineEndings(""), StringComparison.Ordinal));
        Assert.Contains("Nothing was changed", up.Error.ReplaceLineEndings(" "), StringComparison.Ordinal);
        Assert.Equal(before, await ReadAsync(id));
    }

    [Fact]
    public async Task Without_yes_adopt_shows_differences_and_adopts_nothing()
    {
        await PrepareAsync();

        var adopt = await _project.RunAsync("adopt", "--local");

        Assert.Equal(ExitCode.Refused, adopt.ExitCode);
        Assert.Matches("definitions/ubuntu-2404-base +ubuntu-2404-base +description +theirs +Ubuntu Server", adopt.Output);
        Assert.Matches("gallery +gal_imageinfra_dev +nothing", adopt.Output);
        Assert.Contains("'imageinfra adopt --yes --stack dev --local", adopt.Error.ReplaceLineEndings(" "), StringComparison.Ordinal);
        var up = await _project.RunAsync("up", "--local");
        Assert.Equal(ExitCode.Refused, up.ExitCode);
    }

    [Fact]
    public async Task An_adopted_gallery_keeps_its_tags_sharing_and_soft_delete()
    {
        await PrepareAsync();
        var before = await ReadAsync(Gallery);

        var adopt = await _project.RunAsync("adopt", "--local", "--yes");
        var adopted = await ReadAsync(Gallery);
        var up = await _project.RunAsync("up", "--local");
        var again = await _project.RunAsync("up", "--local", "--json");
        var refresh = await _project.RunAsync("refresh", "--local", "--json");

        Assert.Equal((ExitCode.Success, ""), (adopt.ExitCode, adopt.Error));
        Assert.Equal(before, adopted);
        Assert.Equal((ExitCode.Success, ""), (up.ExitCode, up.Error));
        Assert.True((bool)again.Json["changesNothing"]!);
        Assert.False((bool)refresh.Json["drifted"]!);
        Assert.Equal(before, await ReadAsync(Gallery));
        Assert.Equal("theirs", (string?)JsonNode.Parse(await ReadAsync(Group))!["tags"]!["owner"]);
        var definition = JsonNode.Parse(await ReadAsync(Definition))!;
        Assert.Equal("theirs", (string?)definition["tags"]!["owner"]);
        Assert.StartsWith("Ubuntu Server", (string?)definition["properties"]!["description"], StringComparison.Ordinal);
        Assert.Equal("2030-01-01T00:00:00+00:00", DateTimeOffset.Parse((string)definition["properties"]!["endOfLifeDate"]!, null).ToString("yyyy-MM-ddTHH:mm:sszzz", null));
    }

    [Fact]
    public async Task Declared_properties_of_an_adopted_gallery_are_shown_and_applied()
    {
        await PrepareAsync();
        _project.EditStack("dev", "  imageinfra:location:", "  imageinfra:gallery: { description: ours }\n  imageinfra:location:");

        var adopt = await _project.RunAsync("adopt", "--local", "--yes", "--json");
        var up = await _project.RunAsync("up", "--local");

        var gallery = Assert.Single((JsonArray)adopt.Json["adopted"]!, a => (string?)a!["what"] == "gallery")!;
        var difference = Assert.Single((JsonArray)gallery["differences"]!)!;
        Assert.Equal(("description", "theirs", "ours"), ((string?)difference["property"], (string?)difference["inAzure"], (string?)difference["declared"]));
        Assert.Equal(ExitCode.Success, up.ExitCode);
        var after = JsonNode.Parse(await ReadAsync(Gallery))!;
        Assert.Equal("ours", (string?)after["properties"]!["description"]);
        Assert.Equal("Groups", (string?)after["properties"]!["sharingProfile"]!["permissions"]);
        Assert.True((bool)after["properties"]!["softDeletePolicy"]!["isSoftDeleteEnabled"]!);
        Assert.Equal("theirs", (string?)after["tags"]!["owner"]);
    }

    [Theory]
    [InlineData("osType", "Windows")]
    [InlineData("hyperVGeneration", "V1")]
    [InlineData("eula", "https://example.com/eula")]
    [InlineData("privacyStatementUri", "https://example.com/privacy")]
    public async Task An_immutable_difference_of_a_definition_is_refused_by_property(string property, string value)
    {
        await PrepareAsync(definition => definition[property] = value);

        var adopt = await _project.RunAsync("adopt", "--local", "--yes");

        Assert.Equal(ExitCode.Refused, adopt.ExitCode);
        Assert.Matches($@"definitions/ubuntu-2404-base 'ubuntu-2404-base' \([^)]*{property}[^)]*\)", adopt.Error.ReplaceLineEndings(" "));
        Assert.Contains("nothing was adopted", adopt.Error.ReplaceLineEndings(" "), StringComparison.Ordinal);
        Assert.Equal(ExitCode.Refused, (await _project.RunAsync("up", "--local")).ExitCode);
    }

    [Fact]
    public async Task The_setting_lets_an_update_adopt_resources_without_changes()
    {
        await PrepareAsync();
        await DeleteAsync([Definition]);
        _project.EditStack("dev", "  imageinfra:location:", "  imageinfra:adopt: [resourceGroup, gallery, identity]\n  imageinfra:location:");
        var before = await ReadAsync(Gallery);

        var up = await _project.RunAsync("up", "--local");
        var again = await _project.RunAsync("up", "--local", "--json");

        Assert.Equal((ExitCode.Success, ""), (up.ExitCode, up.Error));
        Assert.True((bool)again.Json["changesNothing"]!);
        Assert.Equal(before, await ReadAsync(Gallery));
    }

    [Fact]
    public async Task The_setting_does_not_let_an_update_make_unaccepted_changes()
    {
        await PrepareAsync();
        _project.EditStack("dev", "  imageinfra:location:", "  imageinfra:adopt: [resourceGroup, gallery, identity, definitions]\n  imageinfra:location:");
        var before = await ReadAsync(Definition);

        var up = await _project.RunAsync("up", "--local");
        var adopt = await _project.RunAsync("adopt", "--local", "--yes");
        var second = await _project.RunAsync("up", "--local");

        Assert.Equal(ExitCode.Refused, up.ExitCode);
        Assert.Contains("definitions/ubuntu-2404-base 'ubuntu-2404-base' (description)", up.Error.ReplaceLineEndings(" "), StringComparison.Ordinal);
        Assert.Contains("'imageinfra adopt --stack dev --local", up.Error.ReplaceLineEndings(" "), StringComparison.Ordinal);
        Assert.Contains("theirs", before, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Success, adopt.ExitCode);
        Assert.Equal(ExitCode.Success, second.ExitCode);
    }

    [Theory]
    [InlineData("galery")]
    [InlineData("gallery/web")]
    [InlineData("definitions/")]
    public async Task An_unknown_resource_is_refused_with_the_adoptable_ones(string what)
    {
        var adopt = await _project.RunAsync("adopt", what, "--local");

        Assert.Equal(ExitCode.InvalidInput, adopt.ExitCode);
        Assert.Contains("resourceGroup, gallery, identity, definitions", adopt.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_repeated_adoption_finds_nothing()
    {
        await PrepareAsync();
        await _project.RunAsync("adopt", "--local", "--yes");

        var again = await _project.RunAsync("adopt", "--local");

        Assert.Equal(ExitCode.Success, again.ExitCode);
        Assert.Contains("nothing to adopt: 4 already in the stack", again.Output, StringComparison.Ordinal);
    }

    private async Task PrepareAsync(Action<JsonObject>? definition = null)
    {
        await using var azure = await _project.OpenAzureAsync();
        var subscription = azure.Subscription;
        await azure.PutAsync(subscription + Group, GroupsVersion, Theirs());
        Assert.Equal(201, (await azure.PutAsync(subscription + Identity, IdentitiesVersion, Theirs())).Status);
        Assert.Equal(201, (await azure.PutAsync(subscription + Gallery, SimulatedArm.Galleries, Theirs(new()
        {
            ["description"] = "theirs",
            ["sharingProfile"] = new JsonObject { ["permissions"] = "Groups" },
            ["softDeletePolicy"] = new JsonObject { ["isSoftDeleteEnabled"] = true },
        }))).Status);
        var properties = new JsonObject
        {
            ["osType"] = "Linux",
            ["osState"] = "Generalized",
            ["hyperVGeneration"] = "V2",
            ["architecture"] = "x64",
            ["description"] = "theirs",
            ["endOfLifeDate"] = "2030-01-01T00:00:00Z",
            ["identifier"] = new JsonObject { ["publisher"] = "imageinfra", ["offer"] = "ubuntu-2404", ["sku"] = "base" },
            ["features"] = new JsonArray(
                new JsonObject { ["name"] = "SecurityType", ["value"] = "TrustedLaunchSupported" },
                new JsonObject { ["name"] = "IsAcceleratedNetworkSupported", ["value"] = "True" }),
            ["recommended"] = new JsonObject
            {
                ["vCPUs"] = new JsonObject { ["min"] = 1, ["max"] = 16 },
                ["memory"] = new JsonObject { ["min"] = 1, ["max"] = 64 },
            },
        };
        definition?.Invoke(properties);
        if ((string?)properties["hyperVGeneration"] == "V1")
        {
            properties.Remove("features");
        }

        Assert.Equal(201, (await azure.PutAsync(subscription + Definition, SimulatedArm.Galleries, Theirs(properties))).Status);
        azure.Pass(TimeSpan.FromMinutes(5));
    }

    private async Task DeleteAsync(IEnumerable<string> ids)
    {
        await using var azure = await _project.OpenAzureAsync();
        foreach (var id in ids)
        {
            await azure.DeleteAsync(azure.Subscription + id, id == Identity ? IdentitiesVersion : SimulatedArm.Galleries);
            azure.Pass(TimeSpan.FromMinutes(10));
        }
    }

    private async Task<string> ReadAsync(string id)
    {
        await using var azure = await _project.OpenAzureAsync();
        var version = id == Group ? GroupsVersion : id == Identity ? IdentitiesVersion : SimulatedArm.Galleries;
        return (await azure.GetAsync(azure.Subscription + id, version)).Json.ToJsonString();
    }

    private static JsonObject Theirs(JsonObject? properties = null)
    {
        var body = new JsonObject { ["location"] = "westeurope", ["tags"] = new JsonObject { ["owner"] = "theirs" } };
        if (properties is not null)
        {
            body["properties"] = properties;
        }

        return body;
    }
}
