using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using ImageInfra.Driver.Builds;
using ImageInfra.Driver.Provenance;
using ImageInfra.Driver.Versions;
using ImageInfra.IntegrationTests.Support;
using ImageInfra.Model.Images;

namespace ImageInfra.IntegrationTests.Builds;

/// <summary>Tests that each version has a provenance statement, and that later changes are detected.</summary>
[Collection(PulumiCollection.Name)]
public sealed class ProvenanceTests : IDisposable
{
    private readonly DirectoryInfo _keys = Directory.CreateTempSubdirectory("imageinfra-keys-");

    public void Dispose() => _keys.Delete(recursive: true);

    [Fact]
    public async Task A_version_has_a_complete_statement()
    {
        await using var factory = await Factory(("web", null));
        await using (var process = factory.Begin())
        {
            await process.Builds.BuildAsync([], new() { Commit = new('a', 40) }, new CollectingProgress<BuildEvent>(factory.Events), default);
        }

        var version = Assert.Single(await factory.VersionsAsync("web"));
        var statement = Statement(factory, "web");
        var definition = statement["predicate"]!["buildDefinition"]!;
        var run = statement["predicate"]!["runDetails"]!;
        Assert.Equal(("https://in-toto.io/Statement/v1", "https://slsa.dev/provenance/v1"), ((string?)statement["_type"], (string?)statement["predicateType"]));
        Assert.Equal($"http://localhost{version.Id}", (string?)statement["subject"]![0]!["uri"]);
        Assert.Equal(SubjectDigest.Of(version), (string?)statement["subject"]![0]!["digest"]!["azureImageVersion"]);
        var template = definition["externalParameters"]!["template"]!;
        Assert.Equal(version.Tags["imageinfra-template"], (string?)template["name"]);
        Assert.Equal(TemplateBody.HashOf(template["body"]!), (string?)template["sha256"]);
        Assert.Null(template["body"]!["properties"]!["lastRunStatus"]);
        var source = Input(statement, "source");
        Assert.Contains($"/skus/server/versions/{version.Tags["imageinfra-source-version"]}", (string?)source["uri"], StringComparison.Ordinal);
        Assert.Equal(Sha256("echo hello\n"), (string?)Input(statement, "customize/1/hello")["digest"]!["sha256"]);
        Assert.Equal(Sha256("curl --fail localhost\n"), (string?)Input(statement, "validate/1/answers")["digest"]!["sha256"]);
        Assert.Equal(new string('a', 40), (string?)Input(statement, "catalog")["digest"]!["gitCommit"]);
        Assert.Contains("/userAssignedIdentities/id-dev", (string?)run["builder"]!["id"], StringComparison.Ordinal);
        Assert.Equal(version.Tags["imageinfra-run"], (string?)run["metadata"]!["invocationId"]);
        Assert.True(DateTimeOffset.Parse((string)run["metadata"]!["startedOn"]!, null) < DateTimeOffset.Parse((string)run["metadata"]!["finishedOn"]!, null));
        Assert.True(Assert.Single(await factory.VerifyAsync("web")).IsVerified);
    }

    [Fact]
    public async Task A_signed_statement_is_verified_only_with_its_key()
    {
        await using var factory = await Factory(("web", null));
        using var key = factory.SigningKey = Key("mine");
        using var other = Key("other");
        await factory.BuildAsync();

        Assert.Equal(CheckOutcome.Passed, await OutcomeAsync(factory, "signature", key.Public));
        Assert.Equal(CheckOutcome.Failed, await OutcomeAsync(factory, "signature", other.Public));
        Assert.Equal(CheckOutcome.NotChecked, await OutcomeAsync(factory, "signature"));
    }

    [Fact]
    public async Task An_unsigned_statement_is_reported_and_fails_with_a_key()
    {
        await using var factory = await Factory(("web", null));
        using var key = Key("mine");
        await factory.BuildAsync();

        Assert.Equal(CheckOutcome.NotChecked, await OutcomeAsync(factory, "signature"));
        Assert.Equal(CheckOutcome.Failed, await OutcomeAsync(factory, "signature", key.Public));
    }

    [Fact]
    public async Task A_changed_statement_fails_by_tag_and_by_signature()
    {
        await using var factory = await Factory(("web", null));
        using var key = factory.SigningKey = Key("mine");
        await factory.BuildAsync();
        var path = PathOf(factory, "web");
        var envelope = Envelope(path);
        var changed = Encoding.UTF8.GetString(envelope.Payload).Replace("echo hello", "echo other", StringComparison.Ordinal);
        await File.WriteAllTextAsync(path, (envelope with { Payload = Encoding.UTF8.GetBytes(changed) }).Write());

        Assert.Equal(CheckOutcome.Failed, await OutcomeAsync(factory, "tag", key.Public));
        Assert.Equal(CheckOutcome.Failed, await OutcomeAsync(factory, "signature", key.Public));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("{}")]
    [InlineData("no JSON")]
    [InlineData("{\"payloadType\":\"application/vnd.in-toto+json\",\"payload\":\"WzFd\",\"signatures\":[{\"sig\":7}]}")]
    public async Task A_missing_or_damaged_statement_is_reported(string? text)
    {
        await using var factory = await Factory(("web", null));
        await factory.BuildAsync();
        File.Delete(PathOf(factory, "web"));
        if (text is not null)
        {
            await File.WriteAllTextAsync(PathOf(factory, "web"), text);
        }

        Assert.Equal(CheckOutcome.Failed, await OutcomeAsync(factory, "statement"));
    }

    [Theory]
    [InlineData("imageinfra-provenance", "tag")]
    [InlineData("imageinfra-template", "template")]
    [InlineData("imageinfra-run", "run")]
    public async Task A_removed_tag_is_detected(string tag, string check)
    {
        await using var factory = await Factory(("web", null));
        await factory.BuildAsync();
        var version = (await factory.VersionsAsync("web"))[0];
        await using (var process = factory.Begin())
        {
            await process.Versions.UpdateAsync(version.Id, new() { Tags = TagChange.Between(version.Tags, version.Tags.Without(tag)) }, default);
        }

        Assert.Equal(CheckOutcome.Failed, await OutcomeAsync(factory, check));
    }

    [Fact]
    public async Task A_chain_is_verified_through_the_statement_of_its_base()
    {
        await using var factory = await Factory(("base", null), ("child", "base"));
        await factory.BuildAsync("child");

        var verified = await factory.VerifyAsync("child");
        Assert.Equal(["child", "base"], verified.Select(v => v.Image));
        Assert.All(verified, v => Assert.True(v.IsVerified));
        var hash = (string?)Input(Statement(factory, "child"), "source-provenance")["digest"]!["sha256"];
        Assert.Equal((await factory.VersionsAsync("base"))[0].Tags["imageinfra-provenance"], hash);
        File.Delete(PathOf(factory, "base"));
        Assert.Equal([true, false], (await factory.VerifyAsync("child")).Select(v => v.IsVerified));
    }

    [Fact]
    public async Task A_repeated_conclusion_keeps_the_first_statement()
    {
        await using var factory = await Factory(("web", null));
        factory.SigningKey = Key("mine");
        await using (var dying = factory.Begin(wrap: store => new MortalConclusion(store)))
        {
            await Assert.ThrowsAsync<ProcessDiedException>(() => dying.Builds.BuildAsync([], new(), new CollectingProgress<BuildEvent>(new()), default));
        }

        var first = await File.ReadAllTextAsync(PathOf(factory, "web"));
        await factory.BuildAsync();

        Assert.Equal(1, factory.Runs);
        Assert.Equal(first, await File.ReadAllTextAsync(PathOf(factory, "web")));
        Assert.True(Assert.Single(await factory.VerifyAsync("web", factory.SigningKey.Public)).IsVerified);
        factory.SigningKey.Dispose();
    }

    [Fact]
    public async Task A_statement_has_the_commit_at_the_decision_to_run()
    {
        await using var factory = await Factory(("web", null));
        await using (var dying = factory.Begin(wrap: store => new MortalConclusion(store)))
        {
            await Assert.ThrowsAsync<ProcessDiedException>(() => dying.Builds.BuildAsync([], new() { Commit = new('a', 40) }, new CollectingProgress<BuildEvent>(new()), default));
        }

        await using (var later = factory.Begin())
        {
            await later.Follow.FollowAsync([], new() { Commit = new('b', 40) }, new CollectingProgress<BuildEvent>(new()), default);
        }

        Assert.Equal(new string('a', 40), (await factory.VersionsAsync("web"))[0].Tags["imageinfra-commit"]);
        Assert.Equal(CheckOutcome.Passed, await OutcomeAsync(factory, "commit"));
    }

    [Fact]
    public async Task Files_on_the_disk_are_never_signed()
    {
        await using var factory = await Factory(("web", null));
        await using (var dying = factory.Begin(wrap: store => new MortalConclusion(store)))
        {
            await Assert.ThrowsAsync<ProcessDiedException>(() => dying.Builds.BuildAsync([], new(), new CollectingProgress<BuildEvent>(new()), default));
        }

        var path = PathOf(factory, "web");
        var envelope = Envelope(path);
        var planted = Encoding.UTF8.GetString(envelope.Payload).Replace("echo hello", "echo other", StringComparison.Ordinal);
        await File.WriteAllTextAsync(path, (envelope with { Payload = Encoding.UTF8.GetBytes(planted) }).Write());
        using var key = factory.SigningKey = Key("mine");
        await factory.BuildAsync();

        // The signed statement is stored next to the unsigned one, and the tag selects it.
        var kept = Directory.GetFiles(Path.GetDirectoryName(path)!, "*.intoto.json");
        Assert.Equal(2, kept.Length);
        Assert.Equal(envelope.Payload, Envelope(kept.Single(p => p != path)).Payload);
        Assert.True(Assert.Single(await factory.VerifyAsync("web", key.Public)).IsVerified);
    }

    [Fact]
    public async Task The_statement_names_the_package_inventory()
    {
        await using var factory = await Factory(("listed", null));
        await factory.BuildAsync();

        var path = Path.ChangeExtension(PathOf(factory, "listed"), null)[..^".intoto".Length] + ".cdx.json";
        var document = JsonNode.Parse(await File.ReadAllTextAsync(path))!;
        Assert.Equal(("CycloneDX", "1.6"), ((string?)document["bomFormat"], (string?)document["specVersion"]));
        var urls = ((JsonArray)document["components"]!).Select(c => (string?)c!["purl"]);
        Assert.Contains("pkg:deb/ubuntu/openssh-server@1:9.6p1-3ubuntu13.14?arch=amd64&distro=ubuntu-24.04", urls);
        var byproduct = Statement(factory, "listed")["predicate"]!["runDetails"]!["byproducts"]![0]!;
        Assert.Equal(("1.0.0.cdx.json", Sha256(await File.ReadAllTextAsync(path))), ((string?)byproduct["name"], (string?)byproduct["digest"]!["sha256"]));
        Assert.Equal(CheckOutcome.Passed, await OutcomeAsync(factory, "inventory"));
        Assert.DoesNotContain(factory.Events, e => e is BuildEvent.Warning);

        await File.AppendAllTextAsync(path, " ");
        Assert.Equal(CheckOutcome.Failed, await OutcomeAsync(factory, "inventory"));
    }

    [Fact]
    public async Task A_statement_of_the_simulator_is_refused_for_azure()
    {
        await using var factory = await Factory(("web", null));
        await factory.BuildAsync();
        await using var process = factory.Begin();

        var azure = new ProvenanceVerifier(process.Versions, new StatementStore(process.Store), "https://management.azure.com");
        var verified = await azure.VerifyAsync("dev", "web", (await factory.VersionsAsync("web"))[0], null, isChain: false, default);

        Assert.Equal(["subject"], verified[0].Checks.Where(c => c.Outcome is CheckOutcome.Failed).Select(c => c.Name));
    }

    private static Task<SimulatedFactory> Factory(params (string Image, string? Base)[] images) =>
        SimulatedFactory.StartAsync(new("dev", ["westeurope"], images), speed: 1_000_000);

    private static async Task<CheckOutcome> OutcomeAsync(SimulatedFactory factory, string check, PublicKey? key = null)
    {
        var image = factory.Project.Load().Catalog.Images[0].Name;
        return (await factory.VerifyAsync(image, key))[0].Checks.Single(c => c.Name == check).Outcome;
    }

    private static string PathOf(SimulatedFactory factory, string image) => factory.StatementOf(image, new ImageVersion(1, 0, 0));

    private static DsseEnvelope Envelope(string path) => DsseEnvelope.Parse(File.ReadAllText(path))!;

    private static JsonNode Statement(SimulatedFactory factory, string image) =>
        JsonNode.Parse(Envelope(PathOf(factory, image)).Payload)!;

    private static JsonNode Input(JsonNode statement, string name) =>
        ((JsonArray)statement["predicate"]!["buildDefinition"]!["resolvedDependencies"]!).Single(d => (string?)d!["name"] == name)!;

    private static string Sha256(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private SigningKey Key(string name)
    {
        var path = Path.Combine(_keys.FullName, $"{name}.pem");
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        File.WriteAllText(path, key.ExportPkcs8PrivateKeyPem());
        return SigningKey.Load(path);
    }
}
