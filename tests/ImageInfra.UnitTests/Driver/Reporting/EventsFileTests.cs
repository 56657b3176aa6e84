using System.Text.Json.Nodes;
using ImageInfra.Driver.Reporting;
using ImageInfra.UnitTests.Support;

namespace ImageInfra.UnitTests.Driver.Reporting;

public sealed class EventsFileTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    private string Path => _directory.File("events.jsonl");

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void A_line_is_written_when_it_is_reported()
    {
        using var file = EventsFile.Open(Path);

        file.Report(new JsonObject { ["event"] = "started" });

        Assert.Equal("{\"event\":\"started\"}\n", Read());
    }

    [Fact]
    public void Existing_lines_stay()
    {
        _directory.Write("events.jsonl", "{\"event\":\"earlier\"}\n");

        Write("started");

        Assert.Equal("{\"event\":\"earlier\"}\n{\"event\":\"started\"}\n", Read());
    }

    [Fact]
    public void An_incomplete_line_of_a_killed_process_does_not_damage_the_next()
    {
        _directory.Write("events.jsonl", "{\"event\":\"ear");

        Write("started");

        Assert.Equal("{\"event\":\"ear\n{\"event\":\"started\"}\n", Read());
    }

    [Fact]
    public async Task Lines_from_many_threads_stay_whole()
    {
        using (var file = EventsFile.Open(Path))
        {
            await Parallel.ForAsync(0, 500, (i, _) =>
            {
                file.Report(new JsonObject { ["event"] = new string((char)('a' + (i % 26)), 50 + i) });
                return ValueTask.CompletedTask;
            });
        }

        var lines = await File.ReadAllLinesAsync(Path);
        Assert.Equal(500, lines.Length);
        Assert.All(lines, line => Assert.Single(((string)JsonNode.Parse(line)!["event"]!).Distinct()));
    }

    [Fact]
    public void A_missing_folder_is_an_error_at_once()
    {
        Assert.ThrowsAny<IOException>(() => EventsFile.Open(_directory.File("nowhere", "events.jsonl")));
    }

    private void Write(string name)
    {
        using var file = EventsFile.Open(Path);
        file.Report(new JsonObject { ["event"] = name });
    }

    private string Read()
    {
        using var reader = new StreamReader(new FileStream(Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        return reader.ReadToEnd();
    }
}
