using System.Globalization;
using ImageInfra.Driver.Store;
using ImageInfra.Driver.Store.Blobs;
using ImageInfra.Driver.Store.Folders;
using ImageInfra.Driver.Store.Postgres;
using ImageInfra.IntegrationTests.Stores;
using Xunit.Abstractions;

namespace ImageInfra.IntegrationTests.Builds;

/// <summary>Drivers that share a folder.</summary>
public class FolderDeathTests(ITestOutputHelper output) : DriverDeathContract(output), IDisposable
{
    private readonly DirectoryInfo _folders = Directory.CreateTempSubdirectory("imageinfra-deaths-");
    private int _folder;

    public void Dispose()
    {
        _folders.Delete(recursive: true);
        GC.SuppressFinalize(this);
    }

    protected override Func<IDocumentStore> NewStore()
    {
        var folder = _folders.CreateSubdirectory(Interlocked.Increment(ref _folder).ToString(CultureInfo.InvariantCulture)).FullName;
        return () => new FolderStore(folder);
    }
}

/// <summary>Drivers that share nothing but Azure.</summary>
public sealed class LoneDriverDeathTests(ITestOutputHelper output) : FolderDeathTests(output)
{
    protected override bool IsShared => false;
}

/// <summary>Drivers that share a blob container.</summary>
[NeedsAzurite]
public sealed class BlobDeathTests(AzuriteServer server, ITestOutputHelper output) : DriverDeathContract(output), IClassFixture<AzuriteServer>, IAsyncLifetime
{
    private const string Container = "deaths";

    private int _projects;

    public Task InitializeAsync() => server.MakeAsync(Container);

    public Task DisposeAsync() => Task.CompletedTask;

    protected override Func<IDocumentStore> NewStore()
    {
        var address = BlobAddress.Parse(server.Address(Container), new Dictionary<string, string> { ["AZURE_STORAGE_KEY"] = AzuriteServer.Key });
        var project = $"project{Interlocked.Increment(ref _projects)}";
        return () => new BlobStore(address, project, _ => Task.FromResult(BlobContainers.Of(address, "", null)), TimeProvider.System);
    }
}

/// <summary>Drivers that share a PostgreSQL database.</summary>
[NeedsPostgres]
public sealed class PostgresDeathTests(PostgresServer server, ITestOutputHelper output) : DriverDeathContract(output), IClassFixture<PostgresServer>
{
    private int _projects;

    protected override Func<IDocumentStore> NewStore()
    {
        var address = PostgresAddress.Parse(server.Address(), new Dictionary<string, string> { ["PGPASSWORD"] = PostgresServer.Password });
        var project = $"project{Interlocked.Increment(ref _projects)}";
        return () => new PostgresStore(address, project, TimeProvider.System);
    }
}
