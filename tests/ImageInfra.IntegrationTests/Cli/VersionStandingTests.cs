using System.Text.Json.Nodes;
using ImageInfra.Cli.Terminal;
using ImageInfra.IntegrationTests.Support;

namespace ImageInfra.IntegrationTests.Cli;

/// <summary>Tests that all commands agree whether a version is usable.</summary>
[Collection(PulumiCollection.Name)]
public sealed class VersionStandingTests : IDisposable
{
    private const string Version = "/versions/1.0.1";

    private readonly SmallProject _project = new();

    public void Dispose() => _project.Dispose();

    [Fact]
    public async Task A_version_built_by_id_is_revoked_with_its_source()
    {
        await BuildAsync("web");
        WriteKid(await IdOfAsync("web", "1.0.0"));
        await BuildAsync("kid");

        var revoke = await _project.RunAsync("revoke", "web", "1.0.0", "--reason", "CVE-2026-1", "--descendants", "--json");
        var build = await _project.RunAsync("build", "kid");
        _project.WriteStack(stack: "prod");
        var promote = await _project.RunAsync("promote", "kid", "--from", "dev", "--to", "prod");
        var outdated = await _project.RunAsync("outdated", "kid", "--json");

        Assert.True(revoke.ExitCode == ExitCode.Success, revoke.Error);
        Assert.Equal(["kid 1.0.0", "web 1.0.0"], ((JsonArray)revoke.Json["revoked"]!).Select(v => $"{v!["image"]} {v["version"]}").Order());
        Assert.Equal(ExitCode.Refused, build.ExitCode);
        Assert.Contains("'kid' starts from web 1.0.0, which is revoked: CVE-2026-1", build.Error.ReplaceLineEndings(" "), StringComparison.Ordinal);
        Assert.Equal(2, (await _project.VersionsAsync()).Count);
        Assert.NotEqual(ExitCode.Success, promote.ExitCode);
        Assert.NotEqual(ExitCode.Success, outdated.ExitCode);
    }

    [Fact]
    public async Task A_deleted_source_is_named_before_the_build()
    {
        await BuildAsync("web");
        WriteKid($"{(await IdOfAsync("web", "1.0.0"))[..^1]}7");

        var build = await _project.RunAsync("build", "kid");

        Assert.Equal(ExitCode.NotFound, build.ExitCode);
        Assert.Contains("web 1.0.7", build.Error, StringComparison.Ordinal);
        Assert.Single(await _project.VersionsAsync());
    }

    [Theory]
    [InlineData("revoked", "revoked: CVE-2026-1")]
    [InlineData("checkFailed", "failed its check")]
    [InlineData("pastEndOfLife", "past its end of life, ")]
    public async Task Every_command_skips_an_unusable_version(string standing, string problem)
    {
        await BuildAsync("web");
        await BuildAsync("web");
        _project.WriteStack(stack: "prod");
        await SpoilAsync(standing);

        var versions = await _project.RunAsync("versions", "web", "--json");
        var table = await _project.RunAsync("versions", "web");
        var outdated = await _project.RunAsync("outdated", "web", "--json");
        var promote = await _project.RunAsync("promote", "web", "--from", "dev", "--to", "prod", "--json");
        var chosen = await _project.RunAsync("promote", "web", "1.0.1", "--from", "dev", "--to", "prod");
        var channel = await _project.RunAsync("channel", "set", "web", "stable", "--json");
        var refused = await _project.RunAsync("channel", "set", "web", "other", "1.0.1");
        var prune = await _project.RunAsync("prune", "web", "--json");

        var row = ((JsonArray)versions.Json["versions"]!).Single(v => (string?)v!["version"] == "1.0.1")!;
        Assert.True(standing == (string?)row["standing"], versions.Output);
        Assert.Contains(problem, (string?)row["problem"], StringComparison.Ordinal);
        Assert.Contains("usable", table.Output, StringComparison.Ordinal);
        Assert.Equal("1.0.0", (string?)Single(outdated.Json)["version"]);
        Assert.Equal("1.0.0", (string?)promote.Json["version"]);
        Assert.Equal(ExitCode.Refused, chosen.ExitCode);
        Assert.Contains(problem, (chosen.Output + chosen.Error).ReplaceLineEndings(" "), StringComparison.Ordinal);
        Assert.Equal("1.0.0", (string?)Single(channel.Json)["version"]);
        Assert.Equal(ExitCode.Refused, refused.ExitCode);
        Assert.Contains(problem, refused.Error.ReplaceLineEndings(" "), StringComparison.Ordinal);
        Assert.Contains("lastGood", Reasons(prune.Json, "1.0.0"));
        Assert.DoesNotContain("lastGood", Reasons(prune.Json, "1.0.1"));
    }

    private static JsonNode Single(JsonNode json) => ((JsonArray)(json["images"] ?? json["moves"])!).Single()!;

    private static IEnumerable<string?> Reasons(JsonNode plan, string version) => ((JsonArray)plan["kept"]!)
        .Where(k => (string?)k!["version"] == version)
        .SelectMany(k => (JsonArray)k!["reasons"]!)
        .Select(r => (string?)r!["rule"]);

    private async Task SpoilAsync(string standing)
    {
        if (standing == "revoked")
        {
            await _project.RunAsync("revoke", "web", "1.0.1", "--reason", "CVE-2026-1");
            return;
        }

        await using var azure = await _project.OpenAzureAsync();
        var id = (await SmallProject.VersionsAsync(azure)).Single(v => v.EndsWith(Version, StringComparison.Ordinal));
        var reply = await azure.PatchAsync(id, SimulatedArm.Galleries, standing == "checkFailed"
            ? new JsonObject { ["tags"] = new JsonObject { ["imageinfra-check"] = "failed" } }
            : new JsonObject { ["properties"] = new JsonObject { ["publishingProfile"] = new JsonObject { ["endOfLifeDate"] = azure.Host.Clock.GetUtcNow().AddMinutes(1).ToString("O", null) } } });
        Assert.True(reply.Status is 200 or 202, reply.Json.ToJsonString());
    }

    private async Task BuildAsync(string image)
    {
        var build = await _project.RunAsync("build", image, "--again");
        Assert.True(build.ExitCode == ExitCode.Success, build.Error);
    }

    private async Task<string> IdOfAsync(string image, string number) =>
        (await _project.VersionsAsync()).Single(v => v.EndsWith($"/{image}/versions/{number}", StringComparison.Ordinal));

    private void WriteKid(string versionId) => _project.WriteImage("kid", source: $"{{ type: SharedImageVersion, imageVersionId: {versionId} }}");
}
