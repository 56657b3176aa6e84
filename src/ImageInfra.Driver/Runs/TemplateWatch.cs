using System.Threading.Channels;

namespace ImageInfra.Driver.Runs;

/// <summary>A caller that waits for the status of a template. An unread status is replaced by a newer one.</summary>
internal sealed class TemplateWatch(string templateId)
{
    private readonly Channel<TemplateStatus?> _statuses = Channel.CreateBounded<TemplateStatus?>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });

    public string TemplateId => templateId;

    /// <summary>The last known state of the run.</summary>
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
