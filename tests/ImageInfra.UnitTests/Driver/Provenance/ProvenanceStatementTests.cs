using System.Text;
using System.Text.Json.Nodes;
using ImageInfra.Driver.Provenance;
using ImageInfra.Driver.Runs;
using ImageInfra.Driver.Runs.Ledger;
using ImageInfra.Driver.Versions;
using ImageInfra.Model.Images;
using ImageInfra.UnitTests.Support;

namespace ImageInfra.UnitTests.Driver.Provenance;

public sealed class ProvenanceStatementTests
{
    private const string Template = "/subscriptions/s/resourceGroups/g/providers/Microsoft.VirtualMachineImages/imageTemplates/web-0a1b2c3d";
    private const string Script = "https://scripts/a.sh?sv=1&sig=c2VjcmV0";
    private const string Gallery = "/subscriptions/s/resourceGroups/g/providers/Microsoft.Compute/galleries/gal/images";

    private static readonly string s_checksum = new('b', 64);

    [Fact]
    public void The_same_facts_give_the_same_bytes() => Assert.Equal(ProvenanceStatement.Write(Facts()), ProvenanceStatement.Write(Facts()));

    [Fact]
    public void Properties_that_azure_adds_do_not_change_the_hash()
    {
        var later = Body();
        later["properties"]!["lastRunStatus"] = new JsonObject { ["runState"] = "Succeeded" };
        later["properties"]!["provisioningState"] = "Succeeded";
        later["identity"]!["userAssignedIdentities"]!["/identities/id"] = new JsonObject { ["principalId"] = "p" };
        later["systemData"] = new JsonObject();

        Assert.Equal(TemplateBody.Of(Body()).Hash, TemplateBody.Of(later).Hash);
        later["properties"]!["buildTimeoutInMinutes"] = 90;
        Assert.NotEqual(TemplateBody.Of(Body()).Hash, TemplateBody.Of(later).Hash);
    }

    [Fact]
    public void Scripts_and_files_are_listed_with_checksums_without_secrets()
    {
        var statement = Read(Facts());

        var text = statement.ToJsonString();
        Assert.DoesNotContain("c2VjcmV0", text, StringComparison.Ordinal);
        Assert.Equal(("https://scripts/a.sh?sv=1&sig=***", s_checksum), UriAndHash(statement, "customize/1/remote"));
        Assert.Equal(("https://files/f", (string?)null), UriAndHash(statement, "customize/2"));
    }

    [Fact]
    public void A_base_has_its_id_its_digest_and_its_statement()
    {
        var source = Version("base", "1.0.3") with { Tags = Tags.Empty.With(WellKnownTags.Provenance, "abc") };
        var body = Body();
        body["properties"]!["source"] = new JsonObject { ["type"] = "SharedImageVersion", ["imageVersionId"] = source.Id };

        var statement = Read(Facts() with { Template = TemplateBody.Of(body), Base = source });

        Assert.Equal($"https://arm{source.Id}", (string?)Input(statement, "source")["uri"]);
        Assert.Equal(SubjectDigest.Of(source), (string?)Input(statement, "source")["digest"]!["azureImageVersion"]);
        Assert.Equal("abc", (string?)Input(statement, "source-provenance")["digest"]!["sha256"]);
    }

    [Theory]
    [InlineData(null, Gallery + "/base/versions/latest")]
    [InlineData("1.0.9", Gallery + "/base/versions/1.0.9")]
    [InlineData(Gallery + "/base/versions/1.0.8", Gallery + "/base/versions/1.0.8")]
    public void A_latest_source_is_the_exact_version_from_azure(string? exact, string expected)
    {
        var body = Body();
        body["properties"]!["source"] = new JsonObject { ["imageVersionId"] = Gallery + "/base/versions/latest", ["exactVersion"] = exact };

        Assert.Equal(expected, BuildInputs.BaseOf(TemplateBody.Of(body)));
    }

    [Fact]
    public void A_marketplace_source_has_the_version_that_latest_was() => Assert.Equal(
        "https://arm/subscriptions/s/providers/Microsoft.Compute/locations/westeurope/publishers/canonical/artifacttypes/vmimage/offers/o/skus/s/versions/24.04.1",
        (string?)Input(Read(Facts()), "source")["uri"]);

    [Fact]
    public void A_rebuilt_version_of_the_same_number_has_another_digest()
    {
        var version = Version("web", "1.0.0");

        Assert.Equal(SubjectDigest.Of(version), SubjectDigest.Of(version with { Id = version.Id.ToUpperInvariant() }));
        Assert.NotEqual(SubjectDigest.Of(version), SubjectDigest.Of(version with { PublishedDate = version.PublishedDate!.Value.AddTicks(1) }));
    }

    [Fact]
    public void The_statement_omits_missing_facts_of_a_run()
    {
        var facts = Facts();
        var details = Read(facts with { Run = facts.Run with { EndTime = null }, Commit = null })["predicate"]!["runDetails"]!;

        Assert.Equal(["invocationId", "startedOn"], ((JsonObject)details["metadata"]!).Select(p => p.Key));
        Assert.Null(details["byproducts"]);
    }

    private static ProvenanceFacts Facts() => new()
    {
        Authority = "https://arm",
        Run = new RunEntry
        {
            Stack = "dev",
            Image = "web",
            TemplateId = Template,
            IntendedAt = SomeIntents.Start,
            StartTime = SomeIntents.Start,
            EndTime = SomeIntents.Start.AddMinutes(30),
            State = RunState.Succeeded,
        },
        Version = Version("web", "1.0.0"),
        Template = TemplateBody.Of(Body()),
        Commit = new('a', 40),
    };

    private static PublishedVersion Version(string image, string number) => new()
    {
        Id = $"{Gallery}/{image}/versions/{number}",
        Number = ImageVersion.Parse(number),
        ProvisioningState = "Succeeded",
        PublishedDate = SomeIntents.Start,
    };

    private static JsonObject Body() => new()
    {
        ["id"] = Template,
        ["location"] = "westeurope",
        ["identity"] = new JsonObject { ["type"] = "UserAssigned", ["userAssignedIdentities"] = new JsonObject { ["/identities/id"] = new JsonObject() } },
        ["properties"] = new JsonObject
        {
            ["source"] = new JsonObject { ["publisher"] = "canonical", ["offer"] = "o", ["sku"] = "s", ["version"] = "latest", ["exactVersion"] = "24.04.1" },
            ["customize"] = new JsonArray(
                new JsonObject { ["type"] = "Shell", ["name"] = "remote", ["scriptUri"] = Script, ["sha256Checksum"] = s_checksum },
                new JsonObject { ["type"] = "File", ["sourceUri"] = "https://files/f", ["sha256Checksum"] = "" }),
        },
    };

    private static JsonNode Read(ProvenanceFacts facts) => JsonNode.Parse(Encoding.UTF8.GetString(ProvenanceStatement.Write(facts)))!;

    private static JsonNode Input(JsonNode statement, string name) =>
        ((JsonArray)statement["predicate"]!["buildDefinition"]!["resolvedDependencies"]!).Single(d => (string?)d!["name"] == name)!;

    private static (string? Uri, string? Hash) UriAndHash(JsonNode statement, string name) =>
        ((string?)Input(statement, name)["uri"], (string?)Input(statement, name)["digest"]?["sha256"]);
}
