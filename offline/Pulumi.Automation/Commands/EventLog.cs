using Pulumi.Automation.Events;

namespace Pulumi.Automation.Commands;

/// <summary>The event log of <c>pulumi</c>, one JSON value on each line, read while it grows.</summary>
internal sealed class EventLog : IDisposable
{
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(100);

    private readonly string _path = Path.GetTempFileName();
    private readonly Action<EngineEvent> _onEvent;
    private readonly StreamReader _reader;
    private string _rest = "";

    public EventLog(Action<EngineEvent> onEvent)
    {
        _onEvent = onEvent;
        _reader = new(new FileStream(_path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete));
    }

    public IReadOnlyList<string> Arguments => ["--event-log", _path];

    public async Task FollowAsync(Task end)
    {
        while (!end.IsCompleted)
        {
            Read();
            await Task.WhenAny(end, Task.Delay(s_pause, TimeProvider.System));
        }

        await end;
        Read();
    }

    public void Dispose()
    {
        _reader.Dispose();
        File.Delete(_path);
    }

    // The last line may be incomplete.
    private void Read()
    {
        var lines = (_rest + _reader.ReadToEnd()).Split('\n');
        foreach (var line in lines[..^1])
        {
            if (!string.IsNullOrWhiteSpace(line))
            {
                _onEvent(EngineEventReader.Read(line));
            }
        }

        _rest = lines[^1];
    }
}
