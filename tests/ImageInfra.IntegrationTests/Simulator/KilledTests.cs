using ImageInfra.IntegrationTests.Support;

namespace ImageInfra.IntegrationTests.Simulator;

/// <summary>Tests a simulator whose process was killed, and another one on its files.</summary>
public sealed class KilledTests : IDisposable
{
    private readonly DirectoryInfo _first = Directory.CreateTempSubdirectory("imageinfra-sim-");
    private readonly DirectoryInfo _second = Directory.CreateTempSubdirectory("imageinfra-sim-");

    public void Dispose()
    {
        _first.Delete(recursive: true);
        _second.Delete(recursive: true);
    }

    [Fact]
    public async Task Every_acknowledged_change_survives_a_kill()
    {
        await using var killed = await SimulatedArm.StartAsync(new() { DataDirectory = _first.FullName });
        await killed.PrepareAsync();
        await killed.SubmitAsync();
        var run = await killed.PostAsync($"{killed.Template}/run", SimulatedArm.Templates);
        Kill();

        await using var next = await SimulatedArm.StartAsync(new() { DataDirectory = _second.FullName });
        var operation = new Uri(run.Headers["Location"]).AbsolutePath;
        var before = await next.GetAsync(operation, SimulatedArm.Templates);
        next.Pass(TimeSpan.FromHours(2));
        var after = await next.GetAsync(operation, SimulatedArm.Templates);
        var template = await next.GetAsync(next.Template, SimulatedArm.Templates);

        Assert.Equal("InProgress", (string?)before.Json["status"]);
        Assert.Equal("Succeeded", (string?)after.Json["status"]);
        Assert.Equal("Succeeded", (string?)template.Property("lastRunStatus")!["runState"]);
    }

    [Fact]
    public async Task A_partly_written_transaction_is_ignored()
    {
        await using var killed = await SimulatedArm.StartAsync(new() { DataDirectory = _first.FullName });
        await killed.PrepareAsync();
        await killed.SubmitAsync();
        Kill();
        var log = new FileInfo(Path.Combine(_second.FullName, "arm.db-wal"));
        using (var file = log.Open(FileMode.Append))
        {
            // The header of a page in the log, and half of the page.
            file.Write(new byte[24 + 2_048]);
        }

        await using var next = await SimulatedArm.StartAsync(new() { DataDirectory = _second.FullName });
        var template = await next.GetAsync(next.Template, SimulatedArm.Templates);

        Assert.Equal(200, template.Status);
    }

    [Fact]
    public async Task Changes_after_a_kill_are_saved()
    {
        await using var killed = await SimulatedArm.StartAsync(new() { DataDirectory = _first.FullName });
        await killed.PrepareAsync();
        Kill();
        await using (var next = await SimulatedArm.StartAsync(new() { DataDirectory = _second.FullName }))
        {
            await next.DeleteAsync(next.Definition, SimulatedArm.Galleries);
            next.Pass(TimeSpan.FromHours(1));
        }

        await using var last = await SimulatedArm.StartAsync(new() { DataDirectory = _second.FullName });
        var definition = await last.GetAsync(last.Definition, SimulatedArm.Galleries);
        var gallery = await last.GetAsync(last.Gallery, SimulatedArm.Galleries);

        Assert.Equal((404, 200), (definition.Status, gallery.Status));
    }

    private void Kill()
    {
        foreach (var file in _first.EnumerateFiles())
        {
            file.CopyTo(Path.Combine(_second.FullName, file.Name));
        }
    }
}
