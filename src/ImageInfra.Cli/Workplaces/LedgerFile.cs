using ImageInfra.Cli.Options;
using ImageInfra.Driver.Provenance;
using ImageInfra.Driver.Runs.Ledger;

namespace ImageInfra.Cli.Workplaces;

/// <summary>Where a project keeps its ledger of runs.</summary>
internal static class LedgerFile
{
    private const string Name = "runs.db";

    /// <summary>What is simulated is kept with the simulator's state.</summary>
    public static string PathOf(Scope scope) => Path.Combine(DirectoryOf(scope), Name);

    /// <summary>The folder of what a scope remembers.</summary>
    public static string DirectoryOf(Scope scope) => scope.IsLocal ? LocalAzure.DirectoryOf(scope.Directory) : AzureDirectoryOf(scope.Directory);

    /// <summary>The ledger of a scope, to read; empty where there is none. Nothing is made.</summary>
    public static IRunLedger Read(Scope scope) => SqliteRunLedger.OpenToRead(PathOf(scope)) as IRunLedger ?? new EmptyRunLedger();

    /// <summary>The ledger in a folder, to read and write.</summary>
    public static SqliteRunLedger Open(string directory) => SqliteRunLedger.Open(Path.Combine(directory, Name));

    /// <summary>The statements about versions, in the same folder.</summary>
    public static ProvenanceStore ProvenanceIn(string directory) => new(Path.Combine(directory, "provenance"));

    /// <summary>The folder of what is kept of builds in Azure.</summary>
    public static string AzureDirectoryOf(string project) => Path.Combine(project, ".imageinfra");
}
