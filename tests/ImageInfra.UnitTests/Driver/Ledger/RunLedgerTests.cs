using ImageInfra.Driver.Foundations;
using ImageInfra.Driver.Runs;
using ImageInfra.Driver.Runs.Ledger;
using ImageInfra.Driver.Store;
using ImageInfra.Driver.Store.Folders;
using ImageInfra.UnitTests.Support;

namespace ImageInfra.UnitTests.Driver.Ledger;

public sealed class RunLedgerTests : IAsyncDisposable
{
    private readonly TemporaryDirectory _directory = new();
    private readonly FolderStore _store;
    private readonly FolderStore _otherStore;
    private readonly List<string> _warnings = [];

    public RunLedgerTests()
    {
        // Two processes with the same store.
        _store = new(_directory.FullName);
        _otherStore = new(_directory.FullName);
        (Ledger, Other) = (new(_store, _warnings.Add), new(_otherStore));
    }

    private RunLedger Ledger { get; }

    private RunLedger Other { get; }

    public async ValueTask DisposeAsync()
    {
        await _store.DisposeAsync();
        await _otherStore.DisposeAsync();
        _directory.Dispose();
    }

    [Fact]
    public async Task Saved_entries_exist_after_the_store_is_reopened()
    {
        var entry = await Ledger.SaveAsync(
            SomeIntents.Of() with
            {
                StartTimeBefore = SomeIntents.Start.AddDays(-7),
                Stage = RunStage.Ended,
                StartTime = SomeIntents.Start.AddTicks(1),
                Operation = new("https://management.azure.com/operations/1?api-version=2024-02-01"),
                Phases = [new(RunSubState.Queued, SomeIntents.Start), new(RunSubState.Building, SomeIntents.Start.AddMinutes(1))],
                State = RunState.Failed,
                EndTime = SomeIntents.Start.AddMinutes(9),
                Message = "PackerBuildFailed",
            },
            default);

        var (read, next) = await Other.OfTemplateAsync("web", entry.TemplateId.ToUpperInvariant(), default);

        Assert.Equal(2, next);
        Assert.Equal(entry.Phases, read!.Phases);
        Assert.Equal(entry with { Phases = [] }, read with { Phases = [] });
    }

    [Fact]
    public async Task A_late_writer_does_not_overwrite_a_newer_entry()
    {
        var stale = await Ledger.SaveAsync(SomeIntents.Of() with { Stage = RunStage.Started }, default);
        var seen = (await Other.OfTemplateAsync("web", stale.TemplateId, default)).Open!;
        await Other.SaveAsync(seen with { Stage = RunStage.Closed, Outcome = BuildOutcome.Succeeded, VersionId = "1.0.0" }, default);

        await Assert.ThrowsAsync<StoreConflictException>(() => Ledger.SaveAsync(stale with { Message = "woke up" }, default));

        var now = (await Ledger.FindAsync("web", stale.TemplateId, 1, default))!;
        Assert.Equal((RunStage.Closed, "1.0.0", ""), (now.Stage, now.VersionId, now.Message));
    }

    [Fact]
    public async Task A_template_has_at_most_one_open_run()
    {
        var first = await Ledger.SaveAsync(SomeIntents.Of(), default);

        await Assert.ThrowsAsync<StoreConflictException>(() => Other.SaveAsync(SomeIntents.Of() with { TemplateId = first.TemplateId.ToUpperInvariant() }, default));

        await Ledger.SaveAsync(first with { Stage = RunStage.Closed, Outcome = BuildOutcome.Succeeded }, default);
        var (open, next) = await Other.OfTemplateAsync("WEB", first.TemplateId, default);
        Assert.Null(open);
        Assert.Equal(2, (await Other.SaveAsync(SomeIntents.Of() with { Number = next }, default)).Number);
    }

    [Fact]
    public async Task Entries_are_found_by_stack_image_outcome_and_time()
    {
        var closed = SomeIntents.Of() with { Stage = RunStage.Closed, Outcome = BuildOutcome.Failed };
        await SaveAsync(
            closed,
            closed with { Number = 2, IntendedAt = SomeIntents.Start.AddDays(1), Outcome = BuildOutcome.Succeeded },
            closed with { Image = "api", TemplateId = SomeIntents.TemplateId("api"), IntendedAt = SomeIntents.Start.AddDays(-1) },
            closed with { Number = 3, Stack = "prod", IntendedAt = SomeIntents.Start.AddDays(-2) },
            SomeIntents.Of() with { Number = 4, IntendedAt = SomeIntents.Start.AddDays(2) });

        Assert.Equal(["web 4", "web 2", "web 1", "api 1", "web 3"], await FindAsync(new()));
        Assert.Equal(["web 4", "web 2", "web 1", "api 1"], await FindAsync(new() { Stack = "dev" }));
        Assert.Equal(["web 4", "web 2", "web 1", "web 3"], await FindAsync(new() { Image = "WEB" }));
        Assert.Equal(["web 2"], await FindAsync(new() { Outcome = BuildOutcome.Succeeded }));
        Assert.Equal(["web 4", "web 2"], await FindAsync(new() { Since = SomeIntents.Start.AddHours(1).ToOffset(TimeSpan.FromHours(5)) }));
        Assert.Equal(["web 4", "web 2"], await FindAsync(new() { Limit = 2 }));
        Assert.Equal([4], (await Ledger.AllOpenAsync("dev", default)).Select(e => e.Number));
    }

    [Theory]
    [InlineData("\"stage\":\"Intended\"", "\"stage\":\"Teleported\"", true, "that this version of imageinfra does not support at $.stage")]
    [InlineData("\"stage\":\"Intended\"", "\"stage\":7", true, "that this version of imageinfra does not support")]
    [InlineData("\"image\":\"web\"", "\"image\":null", true, "that this version of imageinfra does not support")]
    [InlineData("\"image\":\"web\"", "\"image\":\"web\",\"mood\":\"good\"", true, "that this version of imageinfra does not support")]
    [InlineData("\"image\":\"web\"", "\"image\":\"wed\"", false, "its checksum does not match")]
    [InlineData("}", "", false, "it is not JSON")]
    [InlineData("{", "[{", false, "it is not JSON")]
    public async Task A_damaged_entry_is_reported_and_stops_no_other(string text, string otherwise, bool isSealed, string reason)
    {
        await SaveAsync(SomeIntents.Of(), SomeIntents.Of("api"));
        await ChangeAsync(SomeIntents.Of(), text, otherwise, isSealed);

        Assert.Equal(["api 1"], await FindAsync(new()));
        Assert.Equal(["api"], (await Ledger.AllOpenAsync("dev", default)).Select(e => e.Image));
        var warning = Assert.Single(_warnings);
        Assert.Contains("runs/web/web-3f2a9c1b-", warning, StringComparison.Ordinal);
        Assert.Contains("00000001 in", warning, StringComparison.Ordinal);
        Assert.Contains(reason, warning, StringComparison.Ordinal);
        Assert.Contains("it is ignored", warning, StringComparison.Ordinal);

        // The damaged entry keeps its number.
        Assert.Equal(new(null, 2), await Ledger.OfTemplateAsync("web", SomeIntents.TemplateId("web"), default));
        var e = await Assert.ThrowsAsync<DriverException>(() => Ledger.FindAsync("web", SomeIntents.TemplateId("web"), 1, default));
        Assert.Equal(DriverFailure.StoreUnusable, e.Failure);
    }

    [Fact]
    public async Task An_entry_of_a_newer_program_is_not_changed()
    {
        await SaveAsync(SomeIntents.Of(), SomeIntents.Of("api"));
        await ChangeAsync(SomeIntents.Of(), "\"form\":1", "\"form\":2", isSealed: false);

        Assert.Equal(["api 1"], await FindAsync(new()));
        Assert.Contains("a newer version of imageinfra wrote it (format 2; this version supports 1)", Assert.Single(_warnings), StringComparison.Ordinal);

        // The state of the template is unknown, so no run is started.
        var e = await Assert.ThrowsAsync<DriverException>(() => Ledger.OfTemplateAsync("web", SomeIntents.TemplateId("web"), default));
        Assert.Equal(DriverFailure.StoreUnusable, e.Failure);
    }

    [Fact]
    public async Task Reading_creates_no_file()
    {
        Assert.Empty(await Ledger.FindAsync(new RunFilter(), default));
        Assert.Equal(new(null, 1), await Ledger.OfTemplateAsync("web", SomeIntents.TemplateId("web"), default));

        Assert.Empty(Directory.EnumerateFileSystemEntries(_directory.FullName));
    }

    [Fact]
    public void A_run_id_is_derived_from_template_and_start_time()
    {
        var entry = SomeIntents.Of() with { StartTime = SomeIntents.Start };

        Assert.Equal(entry.RunId, (entry with { TemplateId = entry.TemplateId.ToUpperInvariant(), Number = 7 }).RunId);
        Assert.NotEqual(entry.RunId, (entry with { StartTime = SomeIntents.Start.AddTicks(1) }).RunId);
        Assert.Null(SomeIntents.Of().RunId);
    }

    private async Task SaveAsync(params RunEntry[] entries)
    {
        foreach (var entry in entries)
        {
            await Ledger.SaveAsync(entry, default);
        }
    }

    private async Task<IEnumerable<string>> FindAsync(RunFilter filter) => (await Ledger.FindAsync(filter, default)).Select(e => $"{e.Image} {e.Number}");

    private async Task ChangeAsync(RunEntry entry, string text, string otherwise, bool isSealed)
    {
        var document = (await _store.FindAsync(StoreCollections.Runs, DocumentId.OfRun(entry.Image, entry.TemplateId, entry.Number), default))!;
        var changed = isSealed
            ? DocumentSeal.Close(StoreCollections.Runs, document.Id, document.Content.Index, 1, Changed(DocumentSeal.Open(document.Content, 1)))
            : document.Content with { Text = Changed(document.Text) };
        Assert.NotNull(await _store.ReplaceAsync(changed, document.Revision, default));

        string Changed(string from)
        {
            Assert.Contains(text, from, StringComparison.Ordinal);
            return from.Replace(text, otherwise, StringComparison.Ordinal);
        }
    }
}
