using ImageInfra.Driver.Runs.Ledger;
using ImageInfra.Driver.Store.Backup;
using ImageInfra.Driver.Store.Folders;
using ImageInfra.IntegrationTests.Support;

namespace ImageInfra.IntegrationTests.Stores;

/// <summary>A project with a store at an address; <c>imageinfra</c> runs in separate processes.</summary>
internal sealed class StoreProject : IDisposable
{
    /// <summary>The name of the project, which separates its documents in a shared store.</summary>
    public const string Name = "contract";

    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(2);

    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("imageinfra-project-");
    private readonly Dictionary<string, string> _environment;

    /// <param name="address">The address.</param>
    /// <param name="environment">Additional environment variables.</param>
    /// <param name="name">The name of the project.</param>
    public StoreProject(string address, IReadOnlyDictionary<string, string>? environment = null, string name = Name)
    {
        _environment = new(environment ?? new Dictionary<string, string>()) { ["IMAGEINFRA_STORE"] = address };
        File.WriteAllText(Path.Combine(_directory.FullName, "Pulumi.yaml"), $"name: {name}\nruntime: dotnet\n");
    }

    /// <summary>Starts a command.</summary>
    public ImageInfraProcess Start(params string[] args) => ImageInfraProcess.Start(_environment, [.. args, "--project", _directory.FullName]);

    /// <summary>Runs a command and returns its exit code.</summary>
    public async Task<int> RunAsync(params string[] args) => (await EndAsync(args)).ExitCode;

    /// <summary>Runs a command and returns its exit code and output.</summary>
    public async Task<(int ExitCode, string Output, string Error)> EndAsync(params string[] args)
    {
        await using var process = Start(args);
        return await process.EndAsync();
    }

    /// <summary>Writes a backup of the entries and returns its file.</summary>
    public async Task<string> WriteBackupAsync(IEnumerable<RunEntry> entries)
    {
        await using var store = new FolderStore(Path.Combine(_directory.FullName, "source"));
        foreach (var entry in entries)
        {
            await new RunLedger(store).SaveAsync(entry, default);
        }

        var file = Path.Combine(_directory.FullName, "backup.jsonl");
        await File.WriteAllLinesAsync(file, (await StoreBackup.ExportAsync(store, _ => { }, default)).Lines);
        return file;
    }

    /// <summary>Waits until a condition is true.</summary>
    public static async Task UntilAsync(Func<Task<bool>> condition)
    {
        using var time = new CancellationTokenSource(s_patience);
        while (!await condition())
        {
            await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System, time.Token);
        }
    }

    public void Dispose() => _directory.Delete(recursive: true);
}
