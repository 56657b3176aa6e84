using System.Collections.Concurrent;
using System.Globalization;
using ImageInfra.Driver.Audit;
using ImageInfra.Driver.Builds;
using ImageInfra.Driver.Foundations;
using ImageInfra.Driver.Provenance;
using ImageInfra.Driver.Runs;
using ImageInfra.Driver.Runs.Ledger;
using ImageInfra.Driver.Store;
using ImageInfra.Driver.Store.Backup;
using Microsoft.Extensions.Time.Testing;

namespace ImageInfra.IntegrationTests.Stores;

/// <summary>The contract of every store, tested with several processes.</summary>
public abstract class StoreContract : IAsyncLifetime
{
    private const int Writers = 8;

    private static readonly DateTimeOffset s_start = new(2026, 11, 24, 8, 0, 0, TimeSpan.Zero);

    private readonly ConcurrentBag<IDocumentStore> _opened = [];

    private IDocumentStore _store = null!;

    public async Task InitializeAsync()
    {
        await PrepareAsync();
        _store = Open();
    }

    public async Task DisposeAsync()
    {
        foreach (var store in _opened)
        {
            await store.DisposeAsync();
        }

        await CleanAsync();
    }

    [StoreFact]
    public async Task A_document_is_created_once_and_replaced_by_its_last_reader()
    {
        var first = await _store.CreateAsync(Document("a", "1"), default);
        var other = Process();

        Assert.NotNull(first);
        Assert.Null(await other.CreateAsync(Document("a", "2"), default));
        Assert.Equal(new(Document("a", "1"), first), await other.FindAsync(StoreCollections.Runs, "a", default));

        var second = await other.ReplaceAsync(Document("a", "3") with { Index = Index() with { State = "done" } }, first, default);
        Assert.NotNull(second);
        Assert.Null(await _store.ReplaceAsync(Document("a", "stale"), first, default));
        Assert.Null(await _store.ReplaceAsync(Document("none", "1"), first, default));
        Assert.Equal(new(Document("a", "3") with { Index = Index() with { State = "done" } }, second), await _store.FindAsync(StoreCollections.Runs, "a", default));
        Assert.Null(await _store.FindAsync(StoreCollections.Runs, "none", default));
        Assert.Null(await _store.FindAsync(StoreCollections.Requests, "a", default));
    }

    [StoreFact]
    public async Task One_of_eight_concurrent_creations_succeeds()
    {
        for (var round = 0; round < 10; round++)
        {
            var id = $"race/{round}";
            var created = await Task.WhenAll(Enumerable.Range(0, Writers).Select(w => Process().CreateAsync(Document(id, $"{w}"), default)));

            var winner = Array.FindIndex(created, c => c is not null);
            Assert.Single(created, c => c is not null);
            Assert.Equal($"{winner}", (await _store.FindAsync(StoreCollections.Runs, id, default))!.Text);
        }
    }

    [StoreFact]
    public async Task Eight_concurrent_counters_lose_no_count()
    {
        const int Each = 10;
        await _store.CreateAsync(Document("count", "0"), default);

        await Task.WhenAll(Enumerable.Range(0, Writers).Select(async _ =>
        {
            var store = Process();
            for (var done = 0; done < Each;)
            {
                var read = (await store.FindAsync(StoreCollections.Runs, "count", default))!;
                var next = $"{int.Parse(read.Text, CultureInfo.InvariantCulture) + 1}";
                done += await store.ReplaceAsync(read.Content with { Text = next }, read.Revision, default) is null ? 0 : 1;
            }
        }));

        Assert.Equal($"{Writers * Each}", (await _store.FindAsync(StoreCollections.Runs, "count", default))!.Text);
    }

    [StoreFact]
    public async Task Documents_are_filtered_by_their_index_and_listed_newest_first()
    {
        await CreateAsync("web/1", Index() with { State = "done" });
        await CreateAsync("web/2", Index() with { Time = s_start.AddTicks(1) });
        await CreateAsync("api/1", Index() with { Image = "api", Time = s_start.AddDays(1) });
        await CreateAsync("web-app/1", Index() with { Image = "web-app", Stack = "prod", Time = s_start.AddDays(2) });

        Assert.Equal(["web-app/1", "api/1", "web/2", "web/1"], await ListAsync(All));
        Assert.Equal(["api/1", "web/2", "web/1"], await ListAsync(All with { Stack = "dev" }));
        Assert.Equal(["web/2", "web/1"], await ListAsync(All with { Image = "WEB" }));
        Assert.Equal(["web/2", "web/1"], await ListAsync(All with { Prefix = "web/" }));
        Assert.Equal(["web/1"], await ListAsync(All with { Stack = "dev", Image = "web", State = "done" }));
        Assert.Equal(["web-app/1", "api/1", "web/2"], await ListAsync(All with { Since = s_start.AddTicks(1).ToOffset(TimeSpan.FromHours(2)) }));
        Assert.Equal(["web-app/1", "api/1"], await ListAsync(All with { Limit = 2 }));
        Assert.Empty(await ListAsync(All with { State = "lost" }));
        Assert.Empty(await ListAsync(new(StoreCollections.Plans)));
        Assert.Equal("web/2", (await _store.LastAsync(StoreCollections.Runs, "web/", default))!.Id);
        Assert.Null(await _store.LastAsync(StoreCollections.Runs, "we/", default));
    }

    [StoreFact]
    public async Task Texts_are_stored_unchanged()
    {
        foreach (var (id, text) in new[]
        {
            ("quotes", "\"';--\\ {0} $1 %27 \u0001\t\r\n"),
            ("letters", "ß Ж 図 🖼 \u202e"),
            ("long", new string('x', 1_000_000)),
            ("empty", ""),
        })
        {
            var document = Document(id, text) with { Index = Index() with { Stack = "größe '1'" } };
            var revision = await _store.CreateAsync(document, default);

            Assert.Equal(new(document, revision!), await Process().FindAsync(StoreCollections.Runs, id, default));
        }
    }

    [StoreFact]
    public async Task A_delayed_writer_does_not_overwrite_a_newer_revision()
    {
        var (a, b) = (new RunLedger(_store), new RunLedger(Process()));
        var stale = await a.SaveAsync(Intent() with { Stage = RunStage.Started }, default);
        var seen = (await b.OfTemplateAsync("web", stale.TemplateId, default)).Open!;
        await b.SaveAsync(seen with { Stage = RunStage.Closed, Outcome = BuildOutcome.Succeeded, VersionId = "1.0.0" }, default);

        await Assert.ThrowsAsync<StoreConflictException>(() => a.SaveAsync(stale with { Message = "A woke up" }, default));

        Assert.Equal("1.0.0", (await a.FindAsync("web", stale.TemplateId, 1, default))!.VersionId);
    }

    [StoreFact]
    public async Task Eight_drivers_of_one_template_have_one_open_run_at_a_time()
    {
        const int Each = 3;
        var open = 0;
        await Task.WhenAll(Enumerable.Range(0, Writers).Select(async _ =>
        {
            var ledger = new RunLedger(Process());
            for (var done = 0; done < Each;)
            {
                var (found, next) = await ledger.OfTemplateAsync("web", Intent().TemplateId, default);
                if (found is not null)
                {
                    continue;
                }

                try
                {
                    var mine = await ledger.SaveAsync(Intent() with { Number = next }, default);
                    Assert.Equal(1, Interlocked.Increment(ref open));
                    Assert.Single(await ledger.AllOpenAsync("dev", default));
                    Interlocked.Decrement(ref open);
                    await ledger.SaveAsync(mine with { Stage = RunStage.Closed, Outcome = BuildOutcome.Succeeded }, default);
                    done++;
                }
                catch (StoreConflictException)
                {
                    // Another process was faster.
                }
            }
        }));

        var runs = await new RunLedger(_store).FindAsync(new RunFilter { Outcome = BuildOutcome.Succeeded }, default);
        Assert.Equal(Enumerable.Range(1, Writers * Each), runs.Select(r => r.Number).Order());
    }

    [StoreFact]
    public async Task Eight_concurrent_writers_of_a_statement_all_get_the_first()
    {
        var written = await Task.WhenAll(Enumerable.Range(0, Writers).Select(w =>
            new StatementStore(Process()).WriteOnceAsync("dev/web/1.0.0.intoto.json", "dev", "web", s_start, $"{w}", default)));

        Assert.Single(written.Distinct());
        Assert.Equal([("dev/web/1.0.0.intoto.json", written[0])], await new StatementStore(_store).OfImageAsync("Web", default));
    }

    [StoreFact]
    public async Task Requests_and_commands_are_stored()
    {
        var clock = new FakeTimeProvider(s_start);
        var requests = new BuildRequests(_store, clock);
        var wanted = new BuildRequest { Stack = "dev", Images = ["web", "api"], RequestedAt = s_start, Limits = new() };
        var (request, isResumed) = await requests.BeginAsync(wanted, default);
        Assert.False(isResumed);

        var other = new BuildRequests(Process(), clock);
        var (same, isSameResumed) = await other.BeginAsync(wanted with { Images = ["API", "web"], RequestedAt = s_start.AddHours(1) }, default);
        Assert.Equal((request.Id, true), (same.Id, isSameResumed));
        await other.CancelAsync("dev", ["api"], default);
        Assert.Equal(["web"], Assert.Single(await requests.OpenAsync("dev", default)).Images);
        await requests.CloseAsync(request, default);
        Assert.Empty(await other.OpenAsync("dev", default));

        var audit = new CommandAudit(_store);
        var command = new CommandRecord { Time = s_start, Who = "ada", Machine = "agent 7", Stack = "dev", Command = "build", Arguments = ["https://x/?sig=abcdef"], ExitCode = 4 };
        await Task.WhenAll(Enumerable.Range(0, Writers).Select(_ => new CommandAudit(Process()).AppendAsync(command, default)));
        await audit.AppendAsync(command with { Time = s_start.AddHours(1), Command = "prune" }, default);
        var last = await audit.LastAsync("dev", 20, default);
        Assert.Equal(Writers + 1, last.Count);
        Assert.Equal(("prune", "https://x/?sig=***"), (last[0].Command, Assert.Single(last[0].Arguments)));
    }

    [StoreFact]
    public async Task A_backup_fills_an_empty_store_and_changes_no_existing_document()
    {
        var ledger = new RunLedger(_store);
        var run = await ledger.SaveAsync(Intent(), default);
        await new StatementStore(_store).WriteOnceAsync("dev/web/1.0.0.intoto.json", "dev", "web", s_start, "statement", default);
        var damaged = await _store.CreateAsync(Document("web/damaged/1", "no JSON"), default);
        var warnings = new List<string>();

        var (lines, left) = await StoreBackup.ExportAsync(_store, warnings.Add, default);

        Assert.Equal((4, 1), (lines.Count, left));
        Assert.Contains("web/damaged/1", Assert.Single(warnings), StringComparison.Ordinal);
        Assert.Equal(new(0, 2, 0), await StoreBackup.ImportAsync(_store, lines, "backup", default));
        await ledger.SaveAsync(run with { Stage = RunStage.Closed, Outcome = BuildOutcome.Failed }, default);
        Assert.Equal(new(0, 1, 1), await StoreBackup.ImportAsync(_store, lines, "backup", default));

        var empty = Open(another: true);
        Assert.Equal(new(2, 0, 0), await StoreBackup.ImportAsync(empty, lines, "backup", default));
        var restored = (await new RunLedger(empty).FindAsync("web", run.TemplateId, 1, default))!;
        Assert.Equal(run with { Revision = null, Phases = [] }, restored with { Revision = null, Phases = [] });
        Assert.NotNull(damaged);
    }

    [StoreFact]
    public async Task A_damaged_document_is_restored_from_a_backup()
    {
        var ledger = new RunLedger(_store);
        var run = await ledger.SaveAsync(Intent(), default);
        var (lines, _) = await StoreBackup.ExportAsync(_store, _ => { }, default);
        var document = (await _store.ListAsync(All, default))[0];
        await _store.ReplaceAsync(document.Content with { Text = document.Text.Replace("Intended", "Ended", StringComparison.Ordinal) }, document.Revision, default);
        Assert.Equal(DriverFailure.StoreUnusable, (await Assert.ThrowsAsync<DriverException>(() => ledger.FindAsync("web", run.TemplateId, 1, default))).Failure);

        Assert.Equal(new(1, 0, 0), await StoreBackup.ImportAsync(_store, lines, "backup", default));

        Assert.Equal(RunStage.Intended, (await ledger.FindAsync("web", run.TemplateId, 1, default))!.Stage);
    }

    [StoreFact]
    public async Task A_canceled_call_ends_at_once()
    {
        using var canceled = new CancellationTokenSource();
        await canceled.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _store.CreateAsync(Document("a", "1"), canceled.Token));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _store.ListAsync(All, canceled.Token));
    }

    [StoreFact]
    public async Task Processes_killed_between_writes_leave_no_partial_document()
    {
        const int Runs = 300;
        using var project = new StoreProject(Address, Environment, Project);
        var backup = await project.WriteBackupAsync(Enumerable.Range(1, Runs).Select(n => Intent() with { Image = $"web{n}" }));
        for (var kills = 1; kills <= 3; kills++)
        {
            await using var process = project.Start("store", "import", backup);
            await StoreProject.UntilAsync(async () => (await ListAsync(All)).Count() >= kills * 40);
            await process.KillAsync();
        }

        var (exitCode, _, error) = await project.EndAsync("store", "import", backup);

        Assert.True(exitCode == 0, error);
        var warnings = new List<string>();
        Assert.Equal(Runs, (await new RunLedger(Process(), warnings.Add).FindAsync(new RunFilter(), default)).Count);
        Assert.Empty(warnings);
    }

    /// <summary>The address of the store, as a user writes it.</summary>
    protected abstract string Address { get; }

    /// <summary>The environment of processes that use the store.</summary>
    protected virtual IReadOnlyDictionary<string, string> Environment { get; } = new Dictionary<string, string>();

    /// <summary>The project that owns the documents.</summary>
    protected virtual string Project => StoreProject.Name;

    /// <summary>Opens the store like another process, or opens an empty one.</summary>
    protected abstract IDocumentStore OpenStore(bool another);

    /// <summary>Prepares the server.</summary>
    protected virtual Task PrepareAsync() => Task.CompletedTask;

    /// <summary>Deletes the data of the test.</summary>
    protected virtual Task CleanAsync() => Task.CompletedTask;

    private static DocumentQuery All => new(StoreCollections.Runs);

    private IDocumentStore Process() => Open();

    private IDocumentStore Open(bool another = false)
    {
        var store = OpenStore(another);
        _opened.Add(store);
        return store;
    }

    private Task<string?> CreateAsync(string id, DocumentIndex index) => _store.CreateAsync(Document(id, id) with { Index = index }, default);

    private async Task<IEnumerable<string>> ListAsync(DocumentQuery query) => (await Process().ListAsync(query, default)).Select(d => d.Id);

    private static DocumentIndex Index() => new("dev", "web", "open", s_start);

    private static NewDocument Document(string id, string text) => new(StoreCollections.Runs, id, Index(), text);

    private static RunEntry Intent() => new()
    {
        Stack = "dev",
        Image = "web",
        TemplateId = "/subscriptions/s/resourceGroups/g/providers/Microsoft.VirtualMachineImages/imageTemplates/web-3f2a9c1b",
        IntendedAt = s_start,
    };
}
