using System.Text.Json.Nodes;
using ImageInfra.IntegrationTests.Support;
using ImageInfra.Simulator;
using ImageInfra.Simulator.Store;
using Microsoft.Data.Sqlite;

namespace ImageInfra.IntegrationTests.Simulator;

/// <summary>Tests that requests run one at a time, and that responses wait until changes are saved.</summary>
public sealed class StoreWriterTests : IDisposable
{
    private static readonly DateTimeOffset s_due = new(2026, 11, 24, 9, 0, 0, TimeSpan.Zero);

    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("imageinfra-sim-");

    private string FilePath => Path.Combine(_data.FullName, "arm.db");

    public void Dispose() => _data.Delete(recursive: true);

    [Fact]
    public async Task Ten_thousand_requests_at_once_run_one_at_a_time()
    {
        const int Each = 2_500;
        await using var arm = await StartAsync();
        var count = 0;

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            for (var i = 0; i < Each; i++)
            {
                await arm.Host.Azure.RunAsync(() => count++);
            }
        })));

        Assert.Equal(4 * Each, count);
    }

    [Fact]
    public async Task Work_that_fails_does_not_fail_other_work()
    {
        await using var arm = await StartAsync();

        await Assert.ThrowsAsync<DivideByZeroException>(async () => await arm.Host.Azure.RunAsync(() => 1 / int.Parse("0", null)));

        Assert.Equal(1, await arm.Host.Azure.RunAsync(() => 1));
    }

    [Fact]
    public async Task A_change_that_cannot_be_saved_is_refused_and_saved_with_the_next_one()
    {
        await using (var arm = await StartAsync())
        {
            await arm.PrepareAsync();
            Execute("ALTER TABLE resources RENAME TO away");
            var refused = await arm.PutAsync($"{arm.Gallery}1", SimulatedArm.Galleries, Here());
            Execute("ALTER TABLE away RENAME TO resources");
            var accepted = await arm.PutAsync($"{arm.Gallery}2", SimulatedArm.Galleries, Here());

            Assert.Equal((500, "InternalServerError", 201), (refused.Status, refused.Code, accepted.Status));
            Assert.Contains("could not save", refused.Message, StringComparison.Ordinal);
        }

        await using var next = await StartAsync();
        Assert.Equal(200, (await next.GetAsync($"{next.Gallery}1", SimulatedArm.Galleries)).Status);
        Assert.Equal(200, (await next.GetAsync($"{next.Gallery}2", SimulatedArm.Galleries)).Status);
    }

    [Fact]
    public void An_event_that_happens_in_the_transaction_that_schedules_it_is_not_saved()
    {
        var changes = new ChangeSet();
        var timeline = new Timeline(changes);
        timeline.Schedule(s_due, "provisioned", "/subscriptions/s");
        timeline.Next(s_due);

        Assert.Equal([], Saved(changes));
    }

    [Fact]
    public void An_event_that_happens_is_removed_from_the_file_whenever_it_was_saved()
    {
        var changes = new ChangeSet();
        var timeline = new Timeline(changes);
        timeline.Schedule(s_due, "provisioned", "/subscriptions/s");
        timeline.Schedule(s_due.AddHours(1), "provisioned", "/subscriptions/s");
        var first = changes.Take(timeline.Sequence, s_due);

        Assert.Equal([1, 2], Saved(first));
        timeline.Next(s_due);
        Assert.Equal([2], Saved(changes));
        Assert.Equal([1, 2], Saved(first));
        Assert.Equal([2], Saved(first, changes));
    }

    [Theory]
    [InlineData(6, "an older version of imageinfra wrote")]
    [InlineData(99, "a newer version of imageinfra wrote")]
    public async Task Data_of_another_version_is_refused_with_the_next_step(int version, string words)
    {
        Execute($"CREATE TABLE facts (name TEXT); PRAGMA user_version = {version}");

        var refusal = await Assert.ThrowsAsync<SimulatorException>(StartAsync);

        Assert.Contains(words, refusal.Message, StringComparison.Ordinal);
        Assert.Contains($"{_data.FullName}, and this version cannot read it; delete the folder", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_not_a_database_is_refused_with_the_next_step()
    {
        await File.WriteAllTextAsync(FilePath, string.Concat(Enumerable.Repeat("not a database ", 1_000)));

        var refusal = await Assert.ThrowsAsync<SimulatorException>(StartAsync);

        Assert.Contains($"'imageinfra sim reset --data {_data.FullName}' moves the data aside", refusal.Message, StringComparison.Ordinal);
    }

    private static JsonObject Here() => new() { ["location"] = "westeurope" };

    private Task<SimulatedArm> StartAsync() => SimulatedArm.StartAsync(new() { DataDirectory = _data.FullName });

    private List<long> Saved(params IReadOnlyList<ChangeSet> changes)
    {
        using (var file = StoreFile.Open(_data.FullName))
        {
            file.Save(changes);
        }

        using var connection = Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT sequence FROM events ORDER BY sequence";
        using var rows = command.ExecuteReader();
        var found = new List<long>();
        while (rows.Read())
        {
            found.Add(rows.GetInt64(0));
        }

        return found;
    }

    private void Execute(string sql)
    {
        using var connection = Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private SqliteConnection Open()
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = FilePath, Pooling = false }.ToString());
        connection.Open();
        return connection;
    }
}
