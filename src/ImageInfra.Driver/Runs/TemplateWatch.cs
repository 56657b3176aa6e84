using System.Threading.Channels;

namespace ImageInfra.Driver.Runs;

/// <summary>Somebody who waits to hear how a template stands. What was not fetched in time is replaced by what is newer.</summary>
internal sealed class TemplateWatch(string templateId)
{
    private readonly Channel<TemplateStatus?> _statuses = Channel.CreateBounded<TemplateStatus?>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });

    public string TemplateId => templateId;

    /// <summary>The run as it was seen last.</summary>
    public RunStatus? LastRun { get; private set; }

    public IAsyncEnumerable<TemplateStatus?> ReadAllAsync(CancellationToken cancellationToken) =>
        _statuses.Reader.ReadAllAsync(cancellationToken);

    public void Tell(TemplateStatus? status)
    {
        LastRun = status?.LastRun;
        _statuses.Writer.TryWrite(status);
    }

    public void Fail(Exception why) => _statuses.Writer.TryComplete(why);
}
