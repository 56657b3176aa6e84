using System.Text.Json.Nodes;
using ImageInfra.Cli.Terminal;
using ImageInfra.IntegrationTests.Support;

namespace ImageInfra.IntegrationTests.Cli;

/// <summary>
/// Tests changes of a stack with and without image versions: no version is lost, a refusal comes before the first write, all commands
/// agree, and after an allowed change a further update changes nothing.
/// </summary>
[Collection(PulumiCollection.Name)]
public sealed class StackChangeTests(StackChangeTests.Origins origins) : IClassFixture<StackChangeTests.Origins>
{
    private const string Owned = "would be deleted";

    private static readonly Dictionary<string, Change> s_changes = new()
    {
        // Settings with names or places of resources.
        ["another resource group"] = Loses(p => p.WriteStack("resourceGroupName: rg-other")),
        ["another gallery"] = Loses(p => p.WriteStack("galleryName: gal_other")),
        ["another location"] = Loses(p => p.WriteStack("location: northeurope")),
        ["another gallery, group and identity"] = Loses(p => p.WriteStack("galleryName: gal_other\nresourceGroupName: rg-other\nidentityName: id-other")),
        ["another gallery and identity"] = Loses(p => p.WriteStack("galleryName: gal_other\nidentityName: id-other")),
        ["another gallery and location"] = Loses(p => p.WriteStack("galleryName: gal_other\nlocation: northeurope")),
        ["another identity"] = Keeps(p => p.WriteStack("identityName: id-other")),
        ["the gallery in capitals"] = Loses(p => p.WriteStack("galleryName: GAL_IMAGEINFRA_DEV")),
        ["the identity in capitals"] = Keeps(p => p.WriteStack("identityName: ID-IMAGEINFRA-DEV")),
        ["the resource group in capitals"] = Keeps(p => p.WriteStack("resourceGroupName: RG-IMAGEINFRA-DEV")),
        ["the location as people write it"] = Keeps(p => p.WriteStack("location: West Europe")),
        ["a resource group that is not the stack's any more"] = Keeps(p => p.WriteStack("useExistingResourceGroup: true")),
        ["an account for scripts"] = Keeps(p => p.WriteStack("scriptsAccountName: stother")),
        ["a description of the gallery"] = Keeps(p => p.WriteStack("gallery: { description: golden }")),
        ["soft delete"] = Keeps(p => p.WriteStack("gallery: { softDeletePolicy: { isSoftDeleteEnabled: true } }")),
        ["an identity of the gallery"] = Keeps(p => p.WriteStack("gallery: { identity: { type: SystemAssigned } }")),
        ["one more region"] = Keeps(p => p.WriteStack("targetRegions: [ westeurope, northeurope ]")),
        ["tags"] = Keeps(p => p.WriteStack("tags: { team: platform }")),
        ["a reader"] = Keeps(p => p.WriteStack("imageReaders: [ 11111111-1111-4111-8111-111111111111 ]")),
        ["a network"] = Keeps(p => p.WriteStack("network: { mode: isolated }")),
        ["protection"] = Keeps(p => p.WriteStack("protect: true")),
        ["a network and another gallery"] = Loses(p => p.WriteStack("network: { mode: isolated }\ngalleryName: gal_other")),

        // The eight properties of a definition that Azure cannot change.
        ["another operating system"] = Loses(p => p.WriteImage("web", "osType: Windows")),
        ["another generation"] = Loses(p => p.WriteImage("web", "hyperVGeneration: V1")),
        ["another architecture"] = Loses(p => p.WriteImage("web", "architecture: Arm64", source: "{ type: PlatformImage, publisher: canonical, offer: ubuntu-24_04-lts, sku: server-arm64 }\n  vmProfile: { vmSize: Standard_D2ps_v5 }")),
        ["another publisher"] = Loses(p => p.WriteImage("web", "identifier: { publisher: q, offer: o, sku: web }")),
        ["another offer"] = Loses(p => p.WriteImage("web", "identifier: { publisher: p, offer: q, sku: web }")),
        ["another sku"] = Loses(p => p.WriteImage("web", sku: "web-2")),
        ["a licence"] = Loses(p => p.WriteImage("web", "eula: 'https://example.com/eula'")),
        ["a privacy statement"] = Loses(p => p.WriteImage("web", "privacyStatementUri: 'https://example.com/privacy'")),
        ["a purchase plan"] = Loses(p => p.WriteImage("web", "purchasePlan: { name: a, publisher: b, product: c }")),
        ["two of them at once"] = Loses(p => p.WriteImage("web", "hyperVGeneration: V1, eula: 'https://example.com/eula'")),

        // Properties that can be changed.
        ["a recommendation"] = Keeps(p => p.WriteImage("web", "recommended: { vCPUs: { min: 2 } }")),
        ["an end of life"] = Keeps(p => p.WriteImage("web", "endOfLifeDate: 2030-01-01")),
        ["release notes"] = Keeps(p => p.WriteImage("web", "releaseNoteUri: 'https://example.com/notes'")),
        ["a disallowed disk type"] = Keeps(p => p.WriteImage("web", "disallowed: { diskTypes: [ Standard_LRS ] }")),
        ["another command"] = Keeps(p => p.WriteImage("web", command: "echo other")),
        ["a tag of the image"] = Keeps(p => p.WriteImage("web", more: "tags: { team: web }")),

        // Images that are added and removed.
        ["a new image"] = Keeps(p => p.WriteImage("cache")),
        ["an image less"] = Keeps(p => p.DeleteImage("web")),
        ["the other image less"] = Keeps(p => p.DeleteImage("db")),
        ["an image less and protection"] = Keeps(p =>
        {
            p.DeleteImage("web");
            p.WriteStack("protect: true");
        }),
        ["a new name with a new sku"] = Keeps(p =>
        {
            p.DeleteImage("web");
            p.WriteImage("web2");
        }),
        ["an image less and another gallery"] = Loses(p =>
        {
            p.DeleteImage("web");
            p.WriteStack("galleryName: gal_other");
        }),
        ["an image less and another location"] = Loses(p =>
        {
            p.DeleteImage("web");
            p.WriteStack("location: northeurope");
        }),
        ["an image less and another generation of the other"] = Keeps(p =>
        {
            p.DeleteImage("web");
            p.WriteImage("db", "hyperVGeneration: V1");
        }),
    };

    public static TheoryData<string, bool> Changes
    {
        get
        {
            var data = new TheoryData<string, bool>();
            foreach (var name in s_changes.Keys)
            {
                data.Add(name, true);
                data.Add(name, false);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task No_change_loses_a_version(string name, bool hasVersions)
    {
        using var project = origins.Copy(hasVersions);
        var before = await project.ContentsAsync();
        var versions = await project.VersionsAsync();
        s_changes[name].Apply(project);

        var preview = await project.RunAsync("preview", "--json");
        var validate = await project.RunAsync("validate", "--deployed", "--stack", "dev", "--json");
        var up = await project.RunAsync("up", "--json");

        Assert.Equal(versions, await project.VersionsAsync());
        if (hasVersions && s_changes[name].LosesVersions)
        {
            AssertRefused(preview, validate, up);
            Assert.Equal(before, await project.ContentsAsync());
            return;
        }

        Assert.True(preview.ExitCode == ExitCode.Success, preview.Error);
        Assert.True(validate.ExitCode == ExitCode.Success, validate.Error + validate.Output);
        Assert.True(up.ExitCode == ExitCode.Success, up.Error + up.Output);
        Assert.True((bool)(await project.RunAsync("up", "--json")).Json["changesNothing"]!);
    }

    [Fact]
    public async Task A_protected_stack_refuses_a_replacement_before_the_first_write()
    {
        using var project = origins.Copy(hasVersions: false);
        project.WriteStack("protect: true");
        await project.RunAsync("up");
        var before = await project.ContentsAsync();
        foreach (var change in (string[])["galleryName: gal_other", "resourceGroupName: rg-other", "location: northeurope"])
        {
            project.WriteStack($"protect: true\n{change}");

            var preview = await project.RunAsync("preview");
            var up = await project.RunAsync("up");

            Assert.Equal(ExitCode.Refused, preview.ExitCode);
            Assert.Equal(ExitCode.Refused, up.ExitCode);
            Assert.Contains("protected from deletion: ", up.Error, StringComparison.Ordinal);
            Assert.Equal(before, await project.ContentsAsync());
        }
    }

    [Fact]
    public async Task Delete_versions_deletes_versions()
    {
        using var project = origins.Copy(hasVersions: true);
        project.WriteStack("galleryName: gal_other");

        var up = await project.RunAsync("up", "--delete-versions", "--json");

        Assert.True(up.ExitCode == ExitCode.Success, up.Error);
        Assert.Empty(await project.VersionsAsync());
        Assert.True((bool)(await project.RunAsync("up", "--json")).Json["changesNothing"]!);
    }

    [Fact]
    public async Task No_command_deletes_a_group_with_the_gallery_of_another_stack()
    {
        using var project = origins.Copy(hasVersions: false);
        project.WriteStack("resourceGroupName: rg-imageinfra-dev\nuseExistingResourceGroup: true", "prod");
        Assert.Equal(ExitCode.Success, (await project.RunAsync("build", "web", "--stack", "prod")).ExitCode);
        var before = await project.ContentsAsync();

        foreach (var flags in (string[][])[[], ["--delete-versions"]])
        {
            var destroy = await project.RunAsync(["destroy", .. flags]);

            Assert.Equal(ExitCode.Refused, destroy.ExitCode);
            Assert.Contains("web 1.0.0 of stack 'prod' would be deleted: resource group 'rg-imageinfra-dev' would be deleted", destroy.Error, StringComparison.Ordinal);
            Assert.Equal(before, await project.ContentsAsync());
        }

        project.WriteStack("resourceGroupName: rg-other");
        Assert.Equal(ExitCode.Refused, (await project.RunAsync("preview")).ExitCode);
        Assert.Equal(ExitCode.Refused, (await project.RunAsync("up", "--delete-versions")).ExitCode);
        Assert.Equal(before, await project.ContentsAsync());

        project.WriteStack("useExistingResourceGroup: true");
        Assert.Equal(ExitCode.Success, (await project.RunAsync("up")).ExitCode);
        Assert.Equal(ExitCode.Success, (await project.RunAsync("destroy")).ExitCode);
        Assert.Single(await project.VersionsAsync());
    }

    [Fact]
    public async Task A_group_with_a_foreign_resource_is_not_deleted()
    {
        using var project = origins.Copy(hasVersions: false);
        string foreign;
        await using (var azure = await project.OpenAzureAsync())
        {
            foreign = $"{azure.Subscription}/resourceGroups/rg-imageinfra-dev/providers/Microsoft.ManagedIdentity/userAssignedIdentities/somebody";
            await azure.PutAsync(foreign, "2023-01-31", new JsonObject { ["location"] = "westeurope" });
        }

        var destroy = await project.RunAsync("destroy", "--delete-versions");

        Assert.Equal(ExitCode.Refused, destroy.ExitCode);
        Assert.True(destroy.Error.Contains($"az resource delete --ids {foreign}", StringComparison.OrdinalIgnoreCase), destroy.Error);
        Assert.Contains(foreign, await project.ContentsAsync(), StringComparer.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_retired_image_keeps_its_versions_and_channels()
    {
        using var project = origins.Copy(hasVersions: true);
        await project.RunAsync("channel", "set", "web", "stable");
        project.DeleteImage("web");

        var build = await project.RunAsync("build", "db");
        var images = await project.RunAsync("images", "--json");
        var versions = await project.RunAsync("versions", "--live", "--json");
        var channels = await project.RunAsync("channel", "list", "--json");
        var prune = await project.RunAsync("prune", "web");
        var destroy = await project.RunAsync("destroy");
        var forGood = await project.RunAsync("destroy", "--delete-versions");

        Assert.True(build.ExitCode == ExitCode.Success, build.Error);
        Assert.Contains((JsonArray)images.Json["images"]!, i => (string?)i!["image"] == "web" && (bool?)i["retired"] == true);
        Assert.Contains((JsonArray)versions.Json["versions"]!, v => (string?)v!["image"] == "web" && (string?)v["version"] == "1.0.0" && (bool?)v["retired"] == true);
        Assert.Contains("web", channels.Output, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Success, prune.ExitCode);
        Assert.Equal(ExitCode.Refused, destroy.ExitCode);
        Assert.Contains("web 1.0.0 would be deleted", destroy.Error, StringComparison.Ordinal);
        Assert.True(forGood.ExitCode == ExitCode.Success, forGood.Error);
        Assert.Empty(await project.ContentsAsync());
    }

    [Fact]
    public async Task Delete_versions_deletes_a_retired_image()
    {
        using var project = origins.Copy(hasVersions: true);
        project.DeleteImage("web");
        await project.RunAsync("up");

        var up = await project.RunAsync("up", "--delete-versions");

        Assert.True(up.ExitCode == ExitCode.Success, up.Error);
        Assert.Empty(await project.VersionsAsync());
        Assert.DoesNotContain("web", (await project.RunAsync("images")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_retired_image_that_returns_belongs_to_the_stack_again()
    {
        using var project = origins.Copy(hasVersions: true);
        project.DeleteImage("web");
        await project.RunAsync("up");
        project.WriteImage("web", more: "description: back again");

        var up = await project.RunAsync("up");
        var build = await project.RunAsync("build", "web", "--again");

        Assert.True(up.ExitCode == ExitCode.Success, up.Error);
        Assert.True(build.ExitCode == ExitCode.Success, build.Error);
        Assert.Equal(2, (await project.VersionsAsync()).Count);
        Assert.True((bool)(await project.RunAsync("up", "--json")).Json["changesNothing"]!);
    }

    [Fact]
    public async Task A_renamed_image_with_the_identifier_of_a_retired_one_is_refused()
    {
        using var project = origins.Copy(hasVersions: true);
        var before = await project.ContentsAsync();
        project.DeleteImage("web");
        project.WriteImage("web2", sku: "web");

        var preview = await project.RunAsync("preview");
        var up = await project.RunAsync("up");

        Assert.Equal(ExitCode.Refused, preview.ExitCode);
        Assert.Equal(ExitCode.Refused, up.ExitCode);
        Assert.Contains("'web2' has the publisher, offer and sku of 'web'", up.Error, StringComparison.Ordinal);
        Assert.Equal(before, await project.ContentsAsync());
    }

    [Fact]
    public async Task A_renamed_image_may_reuse_the_identifier_without_versions()
    {
        using var project = origins.Copy(hasVersions: false);
        project.DeleteImage("web");
        project.WriteImage("web2", sku: "web");

        var up = await project.RunAsync("up");

        Assert.True(up.ExitCode == ExitCode.Success, up.Error);
    }

    [Fact]
    public async Task All_eight_immutable_properties_are_named_by_validate()
    {
        using var project = origins.Copy(hasVersions: true);
        project.WriteImage(
            "web",
            "osType: Windows, hyperVGeneration: V1, architecture: Arm64, identifier: { publisher: q, offer: r, sku: s }, eula: 'https://e', "
            + "privacyStatementUri: 'https://p', purchasePlan: { name: a, publisher: b, product: c }");

        var validate = await project.RunAsync("validate", "--deployed", "--stack", "dev", "--json");

        Assert.Equal(
            ["architecture", "eula", "hyperVGeneration", "identifier.offer", "identifier.publisher", "identifier.sku", "osType", "privacyStatementUri", "purchasePlan.name", "purchasePlan.product", "purchasePlan.publisher"],
            Findings(validate).Where(f => (string?)f["rule"] == "immutable-change").Select(f => ((string)f["path"]!)["definition.".Length..]).Order());
    }

    private static void AssertRefused(CliResult preview, CliResult validate, CliResult up)
    {
        Assert.Equal(ExitCode.Refused, preview.ExitCode);
        Assert.Contains(Owned, preview.Error, StringComparison.Ordinal);
        Assert.Contains("web 1.0.0", preview.Error, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Refused, validate.ExitCode);
        Assert.Contains(Findings(validate), f => (string?)f["rule"] == "versions-lost");
        Assert.Equal(ExitCode.Refused, up.ExitCode);
        Assert.Contains("web 1.0.0", up.Error, StringComparison.Ordinal);
        Assert.Contains("Nothing was changed", up.Error, StringComparison.Ordinal);
    }

    private static IEnumerable<JsonNode> Findings(CliResult validate) => ((JsonArray)validate.Json["findings"]!).Select(f => f!);

    private static Change Loses(Action<SmallProject> apply) => new(apply, LosesVersions: true);

    private static Change Keeps(Action<SmallProject> apply) => new(apply, LosesVersions: false);

    /// <summary>An updated stack, without and with one version of <c>web</c>. Created once, and copied for each test.</summary>
    public sealed class Origins : IAsyncLifetime, IDisposable
    {
        private readonly SmallProject _empty = new();
        private SmallProject? _built;

        public async Task InitializeAsync()
        {
            Assert.Equal(ExitCode.Success, (await _empty.RunAsync("up")).ExitCode);
            _built = _empty.Copy();
            Assert.Equal(ExitCode.Success, (await _built.RunAsync("build", "web")).ExitCode);
        }

        public Task DisposeAsync() => Task.CompletedTask;

        public void Dispose()
        {
            _empty.Dispose();
            _built?.Dispose();
        }

        internal SmallProject Copy(bool hasVersions) => (hasVersions ? _built! : _empty).Copy();
    }

    private sealed record Change(Action<SmallProject> Apply, bool LosesVersions);
}
