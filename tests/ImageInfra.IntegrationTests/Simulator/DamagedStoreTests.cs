using ImageInfra.Cli.Terminal;
using ImageInfra.IntegrationTests.Support;
using ImageInfra.Simulator;
using Microsoft.Data.Sqlite;

namespace ImageInfra.IntegrationTests.Simulator;

/// <summary>Tests damaged data: it is never used or deleted, and the message has its name and the next step.</summary>
public sealed class DamagedStoreTests : IDisposable
{
    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("imageinfra-sim-");

    private string FilePath => Path.Combine(_data.FullName, "arm.db");

    public void Dispose() => _data.Delete(recursive: true);

    [Theory]
    [InlineData("UPDATE resources SET body = '{}' WHERE id LIKE '%/galleries/gal'", "the record of the resource '/subscriptions/5a1b0000-0000-4000-8000-000000000001/resourceGroups/rg/providers/Microsoft.Compute/galleries/gal' is not what was saved")]
    [InlineData("UPDATE resources SET body = 5 WHERE id LIKE '%/galleries/gal'", "galleries/gal' is not what was saved")]
    [InlineData("DELETE FROM resources WHERE id LIKE '%/galleries/gal'", "resources, and")]
    [InlineData("UPDATE events SET time = '2026-01-01'", "the record of the due event '")]
    [InlineData("DELETE FROM events", "it has 0 due events, and")]
    [InlineData("UPDATE operations SET status = 'Succeeded', hash = hash + 1", "the record of the operation '")]
    [InlineData("DELETE FROM operations", "it has 0 operations, and")]
    [InlineData("UPDATE clock SET sequence = 0", "the record of the clock '1' is not what was saved")]
    [InlineData("DELETE FROM clock", "resources, and 0 were saved")]
    public async Task A_changed_or_lost_record_is_named(string damage, string words)
    {
        await WriteAsync();
        Execute(damage);
        var before = await File.ReadAllBytesAsync(FilePath);

        var refusal = await Assert.ThrowsAsync<SimulatorException>(StartAsync);

        Assert.StartsWith($"the simulator's data in {FilePath} is damaged: ", refusal.Message, StringComparison.Ordinal);
        Assert.Contains(words, refusal.Message, StringComparison.Ordinal);
        Assert.EndsWith($"'imageinfra sim reset --data {_data.FullName}' moves the data aside", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(before, await File.ReadAllBytesAsync(FilePath));
    }

    [Fact]
    public async Task Changed_bytes_in_the_file_are_an_error_or_affect_no_record()
    {
        await WriteAsync();
        var good = await File.ReadAllBytesAsync(FilePath);
        var random = new Random(16);
        for (var i = 0; i < 60; i++)
        {
            var bad = good.ToArray();
            random.NextBytes(bad.AsSpan(random.Next(bad.Length - 64), 64));
            await File.WriteAllBytesAsync(FilePath, bad);
            foreach (var log in (string[])["-wal", "-shm"])
            {
                File.Delete(FilePath + log);
            }

            try
            {
                await using var arm = await StartAsync();
                Assert.Equal(200, (await arm.GetAsync(arm.Gallery, SimulatedArm.Galleries)).Status);
                Assert.Equal(200, (await arm.GetAsync(arm.Template, SimulatedArm.Templates)).Status);
            }
            catch (SimulatorException)
            {
                // The damage was detected, as expected.
            }
        }
    }

    [Fact]
    public async Task A_command_names_the_reset_which_repairs_the_store()
    {
        await WriteAsync();
        Execute("DELETE FROM operations");

        var start = await CliResult.RunAsync(["sim", "start", "--port", "0", "--data", _data.FullName, "--json"], default);
        var reset = await CliResult.RunAsync(["sim", "reset", "--data", _data.FullName, "--json"], default);

        Assert.Equal(ExitCode.InvalidInput, start.ExitCode);
        Assert.Contains("imageinfra sim reset --data", start.Error, StringComparison.Ordinal);
        Assert.Contains("is damaged", (string?)start.Json["error"]!["messages"]![0], StringComparison.Ordinal);
        Assert.False(File.Exists(FilePath));
        await (await StartAsync()).DisposeAsync();
        Directory.Delete((string)reset.Json["movedTo"]!, recursive: true);
    }

    private Task<SimulatedArm> StartAsync() => SimulatedArm.StartAsync(new() { DataDirectory = _data.FullName });

    private async Task WriteAsync()
    {
        await using var arm = await StartAsync();
        await arm.PrepareAsync();
        await arm.SubmitAsync();
        await arm.PostAsync($"{arm.Template}/run", SimulatedArm.Templates);
    }

    private void Execute(string sql)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = FilePath, Pooling = false }.ToString());
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = $"{sql}; PRAGMA wal_checkpoint(TRUNCATE)";
        command.ExecuteNonQuery();
    }
}
