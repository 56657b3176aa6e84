using System.Runtime.CompilerServices;
using ImageInfra.Driver.Foundations;

namespace ImageInfra.Driver.Runs;

/// <summary>
/// Polls any number of templates in a resource group with one list call for each interval. It stops when no template is watched.
/// </summary>
internal sealed class TemplateSweep(Func<CancellationToken, Task<(IReadOnlyList<TemplateStatus> Templates, int Pages)>> list, TimeProvider clock)
{
    private const int MaximumFailedLists = 20;

    private readonly Lock _gate = new();
    private readonly List<TemplateWatch> _watches = [];
    private bool _isRunning;

    /// <summary>Returns the status of a template after every list, until the caller stops; null if the list lacks it.</summary>
    public async IAsyncEnumerable<TemplateStatus?> WatchAsync(string templateId, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var watch = Add(templateId);
        try
        {
            await foreach (var status in watch.ReadAllAsync(cancellationToken))
            {
                yield return status;
            }
        }
        finally
        {
            Remove(watch);
        }
    }

    private TemplateWatch Add(string templateId)
    {
        var watch = new TemplateWatch(templateId);
        lock (_gate)
        {
            _watches.Add(watch);
            if (!_isRunning)
            {
                _isRunning = true;
                _ = RunAsync();
            }
        }

        return watch;
    }

    private void Remove(TemplateWatch watch)
    {
        lock (_gate)
        {
            _watches.Remove(watch);
        }
    }

    private async Task RunAsync()
    {
        // Callers that start watching at the same moment share the first list.
        await Task.Yield();
        for (var (failures, pages) = (0, 1); ;)
        {
            try
            {
                // A run that started during the list may be missing from it, so its watcher gets the next list.
                var watching = Watching();
                (var templates, pages) = await list(CancellationToken.None);
                failures = 0;
                Tell(watching, templates);
            }
            catch (DriverException e) when (e.Failure is DriverFailure.AzureUnavailable && ++failures < MaximumFailedLists)
            {
                // Builds continue in Azure while their status cannot be read.
            }
            catch (Exception e)
            {
                Fail(e);
                return;
            }

            await Task.Delay(SweepPace.After(Watching().Select(w => w.LastRun), pages), clock);
            if (IsOver())
            {
                return;
            }
        }
    }

    private bool IsOver()
    {
        lock (_gate)
        {
            _isRunning = _watches.Count > 0;
            return !_isRunning;
        }
    }

    private void Fail(Exception why)
    {
        lock (_gate)
        {
            _watches.ForEach(w => w.Fail(why));
            _watches.Clear();
            _isRunning = false;
        }
    }

    private static void Tell(TemplateWatch[] watching, IReadOnlyList<TemplateStatus> templates)
    {
        var byId = templates.ToDictionary(t => t.Id, StringComparer.OrdinalIgnoreCase);
        foreach (var watch in watching)
        {
            watch.Tell(byId.GetValueOrDefault(watch.TemplateId));
        }
    }

    private TemplateWatch[] Watching()
    {
        lock (_gate)
        {
            return [.. _watches];
        }
    }
}
