using ImageInfra.Driver.Foundations;
using ImageInfra.Driver.Runs.Ledger;
using ImageInfra.Driver.Store;
using ImageInfra.Driver.Store.Backup;
using ImageInfra.Driver.Store.Folders;
using ImageInfra.UnitTests.Support;

namespace ImageInfra.UnitTests.Driver.Store;

/// <summary>Tests that a backup is validated as a whole before anything is written.</summary>
public sealed class StoreBackupTests : IAsyncLifetime, IDisposable
{
    private readonly TemporaryDirectory _directory = new();
    private readonly FolderStore _store;
    private readonly FolderStore _empty;
    private List<string> _lines = [];

    public StoreBackupTests() => (_store, _empty) = (new(_directory.File("full")), new(_directory.File("empty")));

    public async Task InitializeAsync()
    {
        var ledger = new RunLedger(_store);
        await ledger.SaveAsync(SomeIntents.Of(), default);
        await ledger.SaveAsync(SomeIntents.Of("api"), default);
        _lines = [.. (await StoreBackup.ExportAsync(_store, _ => { }, default)).Lines];
    }

    public async Task DisposeAsync()
    {
        await _store.DisposeAsync();
        await _empty.DisposeAsync();
    }

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task An_exported_backup_is_imported_once()
    {
        Assert.Equal(4, _lines.Count);

        Assert.Equal(new(2, 0, 0), await StoreBackup.ImportAsync(_empty, _lines, "backup.jsonl", default));
        Assert.Equal(new(0, 2, 0), await StoreBackup.ImportAsync(_empty, _lines, "backup.jsonl", default));
        Assert.Equal(2, (await new RunLedger(_empty).AllOpenAsync("dev", default)).Count);
    }

    [Theory]
    [InlineData("no lines", "backup.jsonl:1: the first line is not {\"imageinfraStore\":1}")]
    [InlineData("newer", "backup.jsonl:1: the first line is not")]
    [InlineData("cut", "backup.jsonl:3: the last line is not {\"documents\":1}, so lines are missing")]
    [InlineData("line missing", "backup.jsonl:3: the last line is not {\"documents\":1}")]
    [InlineData("changed", "backup.jsonl:2: the line was changed: its checksum does not match")]
    [InlineData("twice", "backup.jsonl:3: runs/")]
    [InlineData("no JSON", "backup.jsonl:2: the line is not the JSON of a document")]
    [InlineData("null", "backup.jsonl:2: the line is not the JSON of a document")]
    public async Task A_changed_backup_is_refused_and_nothing_is_written(string damage, string message)
    {
        List<string> lines = damage switch
        {
            "no lines" => [],
            "newer" => ["{\"imageinfraStore\":2}", .. _lines[1..]],
            "cut" => _lines[..3],
            "line missing" => [_lines[0], _lines[1], _lines[3]],
            "changed" => [_lines[0], _lines[1].Replace("dev", "def", StringComparison.Ordinal), .. _lines[2..]],
            "twice" => [_lines[0], _lines[1], _lines[1], _lines[3]],
            "no JSON" => [_lines[0], "runs", .. _lines[2..]],
            _ => [_lines[0], damage, .. _lines[2..]],
        };

        var e = await Assert.ThrowsAsync<DriverException>(() => StoreBackup.ImportAsync(_empty, lines, "backup.jsonl", default));

        Assert.Equal(DriverFailure.InvalidSetting, e.Failure);
        Assert.StartsWith(message, e.Message, StringComparison.Ordinal);
        Assert.Contains("nothing was written", e.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_directory.File("empty")));
    }

    [Theory]
    [InlineData("recipes", "a", "the collection 'recipes' is unknown")]
    [InlineData(StoreCollections.Statements, "../../escaped.json", "'../../escaped.json' is not a document id")]
    [InlineData(StoreCollections.Statements, "/etc/passwd", "is not a document id")]
    [InlineData(StoreCollections.Runs, "a", "runs/a is damaged: it is not JSON")]
    public async Task A_document_that_is_invalid_in_every_store_is_refused(string collection, string id, string message)
    {
        var line = BackupLine.Of(new(collection, id, new("dev", "web", "", SomeIntents.Start), "text"));

        var e = await Assert.ThrowsAsync<DriverException>(() => StoreBackup.ImportAsync(_empty, [_lines[0], line, BackupLine.LastOf(1)], "backup.jsonl", default));

        Assert.Contains(message, e.Message, StringComparison.Ordinal);
    }
}
