using ImageInfra.Driver.Foundations;
using ImageInfra.Driver.Runs;
using ImageInfra.Driver.Runs.Ledger;
using ImageInfra.UnitTests.Support;
using Microsoft.Data.Sqlite;

namespace ImageInfra.UnitTests.Driver.Ledger;

public sealed class SqliteRunLedgerTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    private string File => _directory.File("state", "runs.db");

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void What_is_saved_is_there_when_the_ledger_is_opened_again()
    {
        var entry = SomeIntents.Of() with
        {
            StartTimeBefore = SomeIntents.Start.AddDays(-7),
            Stage = RunStage.Ended,
            StartTime = SomeIntents.Start.AddTicks(1),
            Operation = new("https://management.azure.com/operations/1?api-version=2024-02-01"),
            Phases = [new(RunSubState.Queued, SomeIntents.Start), new(RunSubState.Building, SomeIntents.Start.AddMinutes(1))],
            State = RunState.Failed,
            EndTime = SomeIntents.Start.AddMinutes(9),
            Message = "PackerBuildFailed",
        };
        using (var ledger = SqliteRunLedger.Open(File))
        {
            entry = ledger.Save(entry);
        }

        using var again = SqliteRunLedger.Open(File);
        var read = again.FindOpen(entry.TemplateId)!;

        Assert.Equal(entry.Phases, read.Phases);
        Assert.Equal(entry with { Phases = [] }, read with { Phases = [] });
    }

    [Fact]
    public void A_template_has_one_run_that_is_not_closed_whoever_writes()
    {
        using var ledger = SqliteRunLedger.Open(File);
        using var other = SqliteRunLedger.Open(File);
        var first = ledger.Save(SomeIntents.Of());

        var e = Assert.Throws<DriverException>(() => other.Save(SomeIntents.Of() with { TemplateId = first.TemplateId.ToUpperInvariant() }));

        Assert.Equal(DriverFailure.LedgerUnusable, e.Failure);
        ledger.Save(first with { Stage = RunStage.Closed, Outcome = BuildOutcome.Succeeded });
        Assert.Equal(2, other.Save(SomeIntents.Of()).Number);
    }

    [Fact]
    public void Entries_are_found_by_stack_image_outcome_and_time_newest_first()
    {
        using var ledger = SqliteRunLedger.Open(File);
        var closed = SomeIntents.Of() with { Stage = RunStage.Closed, Outcome = BuildOutcome.Failed };
        ledger.Save(closed);
        ledger.Save(closed with { IntendedAt = SomeIntents.Start.AddDays(1), Outcome = BuildOutcome.Succeeded });
        ledger.Save(closed with { Image = "api", TemplateId = SomeIntents.TemplateId("api") });
        ledger.Save(closed with { Stack = "prod" });
        ledger.Save(SomeIntents.Of());

        Assert.Equal([5, 4, 3, 2, 1], ledger.Find(new()).Select(e => e.Number));
        Assert.Equal([5, 3, 2, 1], ledger.Find(new() { Stack = "dev" }).Select(e => e.Number));
        Assert.Equal([5, 4, 2, 1], ledger.Find(new() { Image = "WEB" }).Select(e => e.Number));
        Assert.Equal([2], ledger.Find(new() { Outcome = BuildOutcome.Succeeded }).Select(e => e.Number));
        Assert.Equal([2], ledger.Find(new() { Since = SomeIntents.Start.AddHours(1).ToOffset(TimeSpan.FromHours(5)) }).Select(e => e.Number));
        Assert.Equal([5, 4], ledger.Find(new() { Limit = 2 }).Select(e => e.Number));
        Assert.Equal([5], ledger.AllOpen("dev").Select(e => e.Number));
    }

    [Fact]
    public void A_reader_finds_nothing_where_there_is_no_ledger_and_makes_none()
    {
        Assert.Null(SqliteRunLedger.OpenToRead(File));
        Assert.False(System.IO.File.Exists(File));
    }

    [Fact]
    public void A_reader_sees_what_a_writer_saves()
    {
        using var writer = SqliteRunLedger.Open(File);
        using var reader = SqliteRunLedger.OpenToRead(File)!;

        writer.Save(SomeIntents.Of());

        Assert.Single(reader.Find(new()));
    }

    [Fact]
    public void A_file_of_a_newer_version_is_refused_and_stays_as_it_is()
    {
        SqliteRunLedger.Open(File).Dispose();
        Execute("PRAGMA user_version = 99");

        var e = Assert.Throws<DriverException>(() => SqliteRunLedger.Open(File));

        Assert.Equal(DriverFailure.LedgerUnusable, e.Failure);
        Assert.Contains("version 99", e.Message, StringComparison.Ordinal);
        Assert.Throws<DriverException>(() => SqliteRunLedger.OpenToRead(File));
    }

    [Fact]
    public void A_file_that_is_no_ledger_is_refused_with_what_to_do()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(File)!);
        System.IO.File.WriteAllText(File, "these are the minutes of the last meeting, and no database at all");

        var e = Assert.Throws<DriverException>(() => SqliteRunLedger.Open(File));

        Assert.Contains("move the file away", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_has_the_same_id_for_whoever_looks_at_it()
    {
        var entry = SomeIntents.Of() with { StartTime = SomeIntents.Start };

        Assert.Equal(entry.RunId, (entry with { TemplateId = entry.TemplateId.ToUpperInvariant(), Number = 7 }).RunId);
        Assert.NotEqual(entry.RunId, (entry with { StartTime = SomeIntents.Start.AddTicks(1) }).RunId);
        Assert.Null(SomeIntents.Of().RunId);
    }

    private void Execute(string sql)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = File, Pooling = false }.ToString());
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
