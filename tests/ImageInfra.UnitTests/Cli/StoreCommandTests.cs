using System.Text.Json.Nodes;
using ImageInfra.Cli;
using ImageInfra.Cli.Terminal;
using ImageInfra.Driver.Runs.Ledger;
using ImageInfra.Driver.Store.Folders;
using ImageInfra.UnitTests.Support;

namespace ImageInfra.UnitTests.Cli;

public sealed class StoreCommandTests : IAsyncLifetime, IDisposable
{
    private readonly TemporaryDirectory _directory = new();
    private readonly StringWriter _output = new();
    private readonly StringWriter _error = new();

    private string Backup => _directory.File("backup.jsonl");

    public async Task InitializeAsync()
    {
        _directory.Write("Pulumi.yaml", "name: imageinfra\n");
        await using var store = new FolderStore(_directory.File(".imageinfra"));
        await new RunLedger(store).SaveAsync(SomeIntents.Of(), default);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose()
    {
        _directory.Dispose();
        _output.Dispose();
        _error.Dispose();
    }

    [Fact]
    public async Task A_store_is_exported_and_imported()
    {
        Assert.Equal(ExitCode.Success, await RunAsync(null, "export", Backup));
        Directory.Delete(_directory.File(".imageinfra"), recursive: true);
        Assert.Equal(ExitCode.Success, await RunAsync(null, "import", Backup, "--json"));

        Assert.Contains("wrote 1 documents to ", _output.ToString(), StringComparison.Ordinal);
        var json = JsonNode.Parse(_output.ToString()[_output.ToString().IndexOf('{', StringComparison.Ordinal)..])!;
        Assert.Equal((1, 0, 0), ((int)json["written"]!, (int)json["same"]!, (int)json["kept"]!));
        await using var store = new FolderStore(_directory.File(".imageinfra"));
        Assert.Single(await new RunLedger(store).AllOpenAsync("dev", default));
    }

    [Fact]
    public async Task A_dash_means_stdout_or_stdin()
    {
        Assert.Equal(ExitCode.Success, await RunAsync(null, "export", "-"));
        var lines = _output.ToString();
        Assert.Equal(3, lines.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);

        Assert.Equal(ExitCode.Success, await RunAsync(lines, "import", "-", "--local"));
    }

    [Fact]
    public async Task An_existing_file_is_not_overwritten()
    {
        _directory.Write("backup.jsonl", "the last one");

        Assert.Equal(ExitCode.Refused, await RunAsync(null, "export", Backup));

        Assert.Equal("the last one", await File.ReadAllTextAsync(Backup));
    }

    [Fact]
    public async Task A_file_that_is_not_a_backup_is_refused()
    {
        _directory.Write("backup.jsonl", "no backup\n");

        Assert.Equal(ExitCode.InvalidInput, await RunAsync(null, "import", Backup));
        Assert.Equal(ExitCode.InvalidInput, await RunAsync(null, "import", _directory.File("none.jsonl")));
        Assert.Equal(ExitCode.InvalidInput, await RunAsync(null, "import", _directory.FullName));
        Assert.Equal(ExitCode.InvalidInput, await RunAsync(null, "export", _directory.File("no", "folder", "backup.jsonl")));

        Assert.Contains("backup.jsonl:1: the first line is not", _error.ToString(), StringComparison.Ordinal);
    }

    private async Task<ExitCode> RunAsync(string? input, params string[] args) => (ExitCode)await CommandLineApp.RunAsync(
        ["store", .. args, "--project", _directory.FullName],
        new CliConsole(_output, _error, IsTerminal: false, HasColor: false) { Input = new StringReader(input ?? "") },
        TimeProvider.System,
        CancellationToken.None);
}
