using ImageInfra.Driver.Foundations;
using ImageInfra.Driver.Runs;
using ImageInfra.Driver.Runs.Ledger;
using ImageInfra.Driver.Store;
using ImageInfra.Driver.Store.Folders;
using ImageInfra.UnitTests.Support;
using Microsoft.Data.Sqlite;

namespace ImageInfra.UnitTests.Driver.Store;

/// <summary>Tests the files of a folder store: older and newer versions, and files that are not stores.</summary>
public sealed class FolderStoreTests : IAsyncDisposable
{
    // A file as version 1 created it.
    private const string VersionOne = """
        CREATE TABLE runs (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            stack TEXT NOT NULL,
            image TEXT NOT NULL COLLATE NOCASE,
            template_id TEXT NOT NULL COLLATE NOCASE,
            stage TEXT NOT NULL,
            outcome TEXT,
            intended_at TEXT NOT NULL,
            entry TEXT NOT NULL);
        CREATE UNIQUE INDEX open_runs ON runs (template_id) WHERE stage <> 'Closed';
        CREATE INDEX runs_by_image ON runs (stack, image, number);
        INSERT INTO runs (stack, image, template_id, stage, outcome, intended_at, entry) VALUES
            ('dev', 'web', '/imageTemplates/web-1', 'Closed', 'Succeeded', '2026-11-01T08:00:00.0000000Z',
             '{"number":0,"stack":"dev","image":"web","templateId":"/imageTemplates/web-1","intendedAt":"2026-11-01T08:00:00+00:00","attempt":1,"isAdopted":false,"stage":"Closed","phases":[{"phase":"Building","enteredAt":"2026-11-01T08:01:00+00:00"}],"message":"","outcome":"Succeeded","versionId":"/versions/1.0.0"}'),
            ('dev', 'api', '/imageTemplates/api-1', 'Closed', 'Failed', '2026-11-02T08:00:00.0000000Z', 'no JSON'),
            ('dev', 'web', '/IMAGETEMPLATES/web-1', 'Started', NULL, '2026-11-03T08:00:00.0000000Z',
             '{"number":0,"stack":"dev","image":"web","templateId":"/IMAGETEMPLATES/web-1","intendedAt":"2026-11-03T08:00:00+00:00","attempt":1,"isAdopted":true,"stage":"Started","startTime":"2026-11-03T08:00:01+00:00","phases":[],"message":""}');
        PRAGMA user_version = 1;
        """;

    private readonly TemporaryDirectory _directory = new();
    private readonly List<string> _warnings = [];
    private readonly FolderStore _store;

    public FolderStoreTests() => _store = new(_directory.FullName);

    private string File => _directory.File(FolderStore.FileName);

    private RunLedger Ledger => new(_store, _warnings.Add);

    public async ValueTask DisposeAsync()
    {
        await _store.DisposeAsync();
        _directory.Dispose();
    }

    [Fact]
    public async Task The_runs_of_a_file_of_version_1_are_read()
    {
        Execute(VersionOne);

        var runs = await Ledger.FindAsync(new RunFilter(), default);

        Assert.Equal([("web", 2, RunStage.Started), ("web", 1, RunStage.Closed)], runs.Select(r => (r.Image, r.Number, r.Stage)));
        Assert.Equal((BuildOutcome.Succeeded, "/versions/1.0.0", RunSubState.Building), (runs[1].Outcome, runs[1].VersionId, runs[1].Phases[0].Phase));
        Assert.Contains("runs/api/api-1-", Assert.Single(_warnings), StringComparison.Ordinal);
        var (open, next) = await Ledger.OfTemplateAsync("web", "/imageTemplates/WEB-1", default);
        Assert.Equal((2, 3), (open!.Number, next));
        await Ledger.SaveAsync(open with { Stage = RunStage.Ended }, default);
    }

    [Fact]
    public async Task Eight_processes_can_migrate_one_file_at_once()
    {
        for (var round = 0; round < 10; round++)
        {
            Execute(VersionOne);

            var found = await Task.WhenAll(Enumerable.Range(0, 8).Select(async _ =>
            {
                await using var store = new FolderStore(_directory.FullName);
                return (await new RunLedger(store).FindAsync(new RunFilter(), default)).Count;
            }));

            Assert.All(found, count => Assert.Equal(2, count));
            Array.ForEach(Directory.GetFiles(_directory.FullName, $"{FolderStore.FileName}*"), System.IO.File.Delete);
        }
    }

    [Fact]
    public async Task A_file_of_a_newer_version_is_refused_unchanged()
    {
        await Ledger.SaveAsync(SomeIntents.Of(), default);
        Execute("PRAGMA user_version = 99");
        await using var other = new FolderStore(_directory.FullName);

        await RefusesAsync(other, "has version 99, but this imageinfra supports 2");
    }

    [Theory]
    [InlineData("these are the minutes of the last meeting, and no database at all", "file is not a database")]
    [InlineData("SQLite format 3\0 and then nothing that SQLite wrote", "not a database")]
    [InlineData("", "is an empty file")]
    public async Task A_file_that_is_not_a_store_is_refused_unchanged(string text, string reason)
    {
        _directory.Write(FolderStore.FileName, text);

        await RefusesAsync(_store, reason);

        Assert.Equal(text, await System.IO.File.ReadAllTextAsync(File));
    }

    [Theory]
    [InlineData("CREATE TABLE recipes (name TEXT)")]
    [InlineData("CREATE TABLE recipes (name TEXT); PRAGMA user_version = 1")]
    [InlineData("CREATE TABLE recipes (name TEXT); PRAGMA user_version = 2")]
    public async Task A_database_of_another_program_is_refused(string sql)
    {
        Execute(sql);

        await RefusesAsync(_store, "is not a store of imageinfra");
    }

    [Fact]
    public async Task A_file_that_was_moved_without_its_log_is_refused()
    {
        _directory.Write(FolderStore.FileName + "-wal", "the newest of it");

        var e = await Assert.ThrowsAsync<DriverException>(() => Ledger.SaveAsync(SomeIntents.Of(), default));

        Assert.Contains("runs.db-wal exists without ", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_instead_of_the_file_is_refused()
    {
        Directory.CreateDirectory(File);

        Assert.Equal(DriverFailure.StoreUnusable, (await Assert.ThrowsAsync<DriverException>(() => Ledger.SaveAsync(SomeIntents.Of(), default))).Failure);
    }

    [Fact]
    public async Task A_read_only_file_is_read_and_not_written()
    {
        await Ledger.SaveAsync(SomeIntents.Of(), default);
        Execute("CREATE TRIGGER no_writes BEFORE INSERT ON documents BEGIN SELECT RAISE(FAIL, 'attempt to write a readonly database'); END");

        Assert.Single(await Ledger.FindAsync(new RunFilter(), default));
        var e = await Assert.ThrowsAsync<DriverException>(() => Ledger.SaveAsync(SomeIntents.Of("api"), default));

        Assert.Equal(DriverFailure.StoreUnusable, e.Failure);
        Assert.Contains("attempt to write a readonly database", e.Message, StringComparison.Ordinal);
        Assert.Contains(File, e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Statements_are_files_with_readable_names()
    {
        _directory.Write("provenance/dev/web/1.0.0.intoto.json", "earlier");
        var document = new NewDocument(StoreCollections.Statements, "dev/web/1.0.1.intoto.json", new("dev", "web", "", SomeIntents.Start), "later");

        await _store.CreateAsync(document, default);

        Assert.Equal("later", await System.IO.File.ReadAllTextAsync(_directory.File("provenance", "dev", "web", "1.0.1.intoto.json")));
        Assert.Equal(
            ["earlier", "later"],
            (await _store.ListAsync(new(StoreCollections.Statements) { Image = "WEB" }, default)).Select(d => d.Text).Order());
    }

    private static async Task RefusesAsync(FolderStore store, string reason)
    {
        var ledger = new RunLedger(store);
        foreach (var use in (Func<Task>[])[() => ledger.FindAsync(new RunFilter(), default), () => ledger.SaveAsync(SomeIntents.Of("other"), default)])
        {
            var e = await Assert.ThrowsAsync<DriverException>(use);
            Assert.Equal(DriverFailure.StoreUnusable, e.Failure);
            Assert.Contains(reason, e.Message, StringComparison.Ordinal);
            Assert.Contains(FolderStore.FileName, e.Message, StringComparison.Ordinal);
        }
    }

    private void Execute(string sql)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = File, Pooling = false }.ToString());
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
