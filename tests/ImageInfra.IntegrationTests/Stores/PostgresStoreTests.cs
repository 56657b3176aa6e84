using System.Globalization;
using ImageInfra.Cli.Terminal;
using ImageInfra.Driver.Foundations;
using ImageInfra.Driver.Runs.Ledger;
using ImageInfra.Driver.Store;
using ImageInfra.Driver.Store.Postgres;

namespace ImageInfra.IntegrationTests.Stores;

/// <summary>Runs the store contract on a real PostgreSQL server, with tests specific to it.</summary>
[NeedsPostgres]
public sealed class PostgresStoreTests(PostgresServer server) : StoreContract, IClassFixture<PostgresServer>
{
    private static int s_projects;

    // Each test uses its own project.
    private readonly string _project = string.Create(CultureInfo.InvariantCulture, $"project{Interlocked.Increment(ref s_projects)}");

    protected override string Address => server.Address();

    protected override string Project => _project;

    protected override IReadOnlyDictionary<string, string> Environment { get; } = new Dictionary<string, string> { ["PGPASSWORD"] = PostgresServer.Password };

    protected override IDocumentStore OpenStore(bool another) =>
        new PostgresStore(PostgresAddress.Parse(Address, Environment), another ? _project + "-another" : _project, TimeProvider.System);

    [StoreFact]
    public async Task A_wrong_password_is_named_and_not_shown()
    {
        using var project = new StoreProject(server.Address(password: "wrong-secret-9b"));

        var (exitCode, output, error) = await project.EndAsync("runs");

        Assert.Equal((int)ExitCode.NotAuthorized, exitCode);
        Assert.Contains($"the store postgres://{PostgresServer.User}@127.0.0.1:{server.Port}/postgres refused the login", error, StringComparison.Ordinal);
        Assert.DoesNotContain("wrong-secret-9b", output + error, StringComparison.Ordinal);
    }

    [StoreFact]
    public async Task A_missing_database_is_reported()
    {
        using var project = new StoreProject(server.Address("nowhere"), Environment);

        var (exitCode, _, error) = await project.EndAsync("runs");

        Assert.Equal((int)ExitCode.InvalidInput, exitCode);
        Assert.Contains("/nowhere does not exist", error, StringComparison.Ordinal);
    }

    [StoreFact]
    public async Task The_store_reconnects_after_a_restart_of_the_server()
    {
        var store = OpenStore(another: false);
        await using var opened = store;
        var ledger = new RunLedger(store);
        await ledger.FindAsync(new RunFilter(), default);

        await server.StopAsync();
        var e = await Assert.ThrowsAsync<DriverException>(() => ledger.FindAsync(new RunFilter(), default));
        Assert.Equal(DriverFailure.StoreUnavailable, e.Failure);
        Assert.Contains($"postgres://{PostgresServer.User}@127.0.0.1:{server.Port}/postgres can't be reached", e.Message, StringComparison.Ordinal);
        await server.StartAsync();

        Assert.Empty(await ledger.FindAsync(new RunFilter(), default));
    }

    [StoreFact]
    public async Task A_save_takes_one_round_trip()
    {
        await using var wire = new CountedWire(server.Port);
        var address = server.Address().Replace($":{server.Port}/", $":{wire.Port}/", StringComparison.Ordinal);
        await using var store = new PostgresStore(PostgresAddress.Parse(address, Environment), _project, TimeProvider.System);
        var document = new NewDocument(StoreCollections.Runs, "a", new("dev", "web", "open", TimeProvider.System.GetUtcNow()), "1");
        await store.CreateAsync(document with { Id = "before" }, default);

        var before = wire.Turns;
        var revision = await store.CreateAsync(document, default);
        Assert.Equal(1, wire.Turns - before);
        await store.ReplaceAsync(document, revision!, default);
        Assert.Equal(2, wire.Turns - before);
    }

    [StoreFact]
    public async Task Eight_processes_create_the_tables_at_once()
    {
        await ExecuteAsync("CREATE DATABASE fresh");
        var stores = Enumerable.Range(0, 8).Select(_ => new PostgresStore(PostgresAddress.Parse(server.Address("fresh"), Environment), _project, TimeProvider.System)).ToList();

        await Task.WhenAll(stores.Select((s, i) => s.CreateAsync(new(StoreCollections.Runs, $"{i}", new("dev", "web", "open", DateTimeOffset.UnixEpoch), ""), default)));

        Assert.Equal(8, (await stores[0].ListAsync(new(StoreCollections.Runs), default)).Count);
        foreach (var store in stores)
        {
            await store.DisposeAsync();
        }
    }

    [StoreFact]
    public async Task A_newer_version_is_refused_and_reading_creates_no_tables()
    {
        await ExecuteAsync("CREATE DATABASE newer");
        var address = PostgresAddress.Parse(server.Address("newer"), Environment);
        await using (var reader = new PostgresStore(address, _project, TimeProvider.System))
        {
            Assert.Empty(await reader.ListAsync(new(StoreCollections.Runs), default));
        }

        await ExecuteAsync("CREATE TABLE imageinfra_schema (version integer NOT NULL); INSERT INTO imageinfra_schema VALUES (99)", "newer");
        await using var store = new PostgresStore(address, _project, TimeProvider.System);
        var e = await Assert.ThrowsAsync<DriverException>(() => store.ListAsync(new(StoreCollections.Runs), default));
        Assert.Contains("has version 99, but this imageinfra supports 1", e.Message, StringComparison.Ordinal);
    }

    private async Task ExecuteAsync(string sql, string database = "postgres")
    {
        await using var connection = new Npgsql.NpgsqlConnection($"Host=127.0.0.1;Port={server.Port};Username={PostgresServer.User};Password={PostgresServer.Password};Database={database};Pooling=false;SSL Mode=Disable");
        await connection.OpenAsync();
        await using var command = new Npgsql.NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
