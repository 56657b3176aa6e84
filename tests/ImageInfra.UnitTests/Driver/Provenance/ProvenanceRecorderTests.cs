using System.Text.Json.Nodes;
using ImageInfra.Driver.Builds;
using ImageInfra.Driver.Foundations;
using ImageInfra.Driver.Logs;
using ImageInfra.Driver.Provenance;
using ImageInfra.Driver.Runs.Ledger;
using ImageInfra.Driver.Store.Folders;
using ImageInfra.Driver.Versions;
using ImageInfra.Model.Images;
using ImageInfra.Model.Planning;
using ImageInfra.UnitTests.Support;
using Moq;

namespace ImageInfra.UnitTests.Driver.Provenance;

/// <summary>Tests the recording and verification of provenance statements.</summary>
public sealed class ProvenanceRecorderTests : IDisposable
{
    private const string Authority = "https://arm";
    private const string Template = "/subscriptions/s/resourceGroups/g/providers/Microsoft.VirtualMachineImages/imageTemplates/web-0a1b2c3d";

    private readonly TemporaryDirectory _directory = new();
    private readonly FakeImageVersions _versions = new();
    private readonly FakeImageBuilds _builds;
    private readonly Mock<ICustomizationLogs> _logs = new(MockBehavior.Strict);
    private readonly Events<BuildEvent> _events = new();
    private readonly RunEntry _run;

    public ProvenanceRecorderTests()
    {
        _builds = new(_versions);
        _builds.StartElsewhere(Template);
        _run = new()
        {
            Stack = "dev",
            Image = "web",
            TemplateId = Template,
            IntendedAt = SomeIntents.Start,
            StartTime = new DateTimeOffset(2026, 11, 23, 8, 0, 0, TimeSpan.Zero),
            EndTime = SomeIntents.Start.AddHours(1),
        };
        _builds.Bodies[Template] = Body();
        _versions.Publish("web", "1.0.0");
    }

    private StatementStore Store => new(new FolderStore(_directory.FullName));

    private PublishedVersion Version => _versions.ListAsync(FakeStackOperations.DefinitionId("web"), default).Result[0];

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task A_version_of_a_deleted_template_has_no_statement()
    {
        _builds.Bodies.Clear();

        Assert.Null(await RecordAsync());

        Assert.Contains("its template 'web-0a1b2c3d' was deleted", Warning(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unreadable_log_omits_the_inventory_but_not_the_statement()
    {
        _logs.Setup(l => l.ReadAsync(Template, null, default)).ThrowsAsync(new DriverException(DriverFailure.NotAuthorized, "no blob right"));

        Assert.NotNull(await RecordAsync());

        Assert.Contains("no package inventory: its customization log can't be read: no blob right", Warning(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_log_of_another_run_is_not_used()
    {
        _logs.Setup(l => l.ReadAsync(Template, null, default)).ReturnsAsync(new RunLog("folder", ""));
        _builds.StartElsewhere(Template);

        Assert.NotNull(await RecordAsync());

        Assert.Contains("the customization log of its run no longer exists", Warning(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_statement_of_a_rebuilt_version_does_not_replace_the_earlier_one()
    {
        _builds.Bodies[Template]["properties"]!["customize"] = new JsonArray();
        var before = await RecordAsync();
        _versions.Publish("web", "1.0.0", v => v with { PublishedDate = SomeIntents.Start.AddDays(1) });

        Assert.NotEqual(before, await RecordAsync());
        Assert.Equal(await RecordAsync(), await RecordAsync());
        Assert.Equal(before, ProvenanceStatement.HashOf(DsseEnvelope.Parse((await Store.ReadAsync(StatementStore.IdOf("dev", "web", new(1, 0, 0)), default))!)!.Payload));
    }

    [Fact]
    public async Task A_copy_is_verified_with_the_statement_of_its_original()
    {
        var original = await StampedAsync();
        _versions.Put(original with { Id = "/galleries/prod/images/web/versions/7.0.0", Number = new(7, 0, 0), CopyOf = original.Id });
        var copy = (await _versions.FindAsync("/galleries/prod/images/web/versions/7.0.0", default))!;

        Assert.True((await VerifyAsync("prod", copy)).IsVerified);

        await _versions.DeleteAsync(original.Id, default);
        var later = await VerifyAsync("prod", copy);
        Assert.True(later.IsVerified);
        Assert.Contains(later.Checks, c => c.Message.Contains("the deleted original of this copy; its time of publication cannot be compared", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_copy_of_another_version_is_detected()
    {
        var original = await StampedAsync();
        _versions.Publish("web", "1.0.1");
        var copy = original with { Id = "/galleries/prod/images/web/versions/7.0.0", CopyOf = original.Id.Replace("1.0.0", "1.0.1", StringComparison.Ordinal) };

        Assert.Contains((await VerifyAsync("prod", copy)).Checks, c => c is { Name: "subject", Outcome: CheckOutcome.Failed });
    }

    [Fact]
    public async Task A_chain_with_a_deleted_base_is_not_verified()
    {
        _builds.Bodies[Template]["properties"]!["source"] = new JsonObject { ["imageVersionId"] = "/galleries/gal/images/base/versions/1.0.0" };

        var verified = await VerifyAsync("dev", await StampedAsync());

        Assert.Contains(verified.Checks, c => c is { Name: "source", Outcome: CheckOutcome.Failed } && c.Message.Contains("the chain ends here", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_unwritable_folder_leaves_the_run_open()
    {
        _builds.Bodies[Template]["properties"]!["customize"] = new JsonArray();
        _directory.Write("provenance/dev", "a file where a folder should be");

        var e = await Assert.ThrowsAsync<DriverException>(RecordAsync);

        Assert.Equal(DriverFailure.StoreUnusable, e.Failure);
        Assert.Contains("with 'imageinfra follow'", e.Message, StringComparison.Ordinal);
    }

    private Task<string?> RecordAsync() => new ProvenanceRecorder(_builds, _versions, _logs.Object, Store, Authority)
        .RecordAsync(_run, new("web", null, OsType.Linux, new(), new()), Version, _events, default);

    private async Task<PublishedVersion> StampedAsync()
    {
        _builds.Bodies[Template]["properties"]!["customize"] = new JsonArray();
        var tags = Tags.Empty
            .With(WellKnownTags.Provenance, (await RecordAsync())!)
            .With(WellKnownTags.Template, "web-0a1b2c3d")
            .With(WellKnownTags.Run, _run.RunId.ToString()!);
        _versions.Put(Version with { Tags = tags });
        return Version;
    }

    private async Task<VersionVerification> VerifyAsync(string stack, PublishedVersion version) =>
        (await new ProvenanceVerifier(_versions, Store, Authority).VerifyAsync(stack, "web", version, null, isChain: true, default))[0];

    private string Warning() => Assert.Single(_events.Reported.OfType<BuildEvent.Warning>()).Message;

    private static JsonObject Body() => new()
    {
        ["location"] = "westeurope",
        ["properties"] = new JsonObject
        {
            ["source"] = new JsonObject { ["imageId"] = "/images/i" },
            ["customize"] = new JsonArray(new JsonObject { ["type"] = "Shell", ["name"] = PackageListing.CustomizerName, ["inline"] = new JsonArray("true") }),
        },
    };
}
