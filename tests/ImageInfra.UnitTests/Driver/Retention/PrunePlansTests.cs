using ImageInfra.Driver.Foundations;
using ImageInfra.Driver.Lifecycle.Retention;
using ImageInfra.Driver.Store;
using ImageInfra.Driver.Store.Folders;
using ImageInfra.UnitTests.Support;

namespace ImageInfra.UnitTests.Driver.Retention;

public sealed class PrunePlansTests : IAsyncLifetime, IDisposable
{
    private readonly TemporaryDirectory _directory = new();
    private readonly FolderStore _store;
    private readonly PrunePlan _plan;

    public PrunePlansTests()
    {
        var factory = new SomeFactory().Versions("web", "1.0.0", "1.0.1").Version("web", "1.0.0", change: SomeFactory.Tagged("note", "one <two> & 'three'"));
        _plan = PrunePlan.Create(factory.Inventory, new([], [], [], HasSoftDelete: true), "dev", ["web"], SomeFactory.Now);
        _store = new(_directory.File("kept"));
    }

    private PrunePlans Plans => new(_store);

    public Task InitializeAsync() => Plans.WriteAsync(_plan, default);

    public async Task DisposeAsync()
    {
        await _store.DisposeAsync();
    }

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task A_plan_is_read_as_it_was_written()
    {
        var read = await Plans.ReadAsync("dev", _plan.Id.ToUpperInvariant(), default);

        Assert.Equivalent(_plan, read, strict: true);
        Assert.Equal("one <two> & 'three'", Assert.Single(read.Versions).Facts.Tags["note"]);
    }

    [Fact]
    public async Task The_last_plan_of_a_stack_is_applied()
    {
        await Plans.WriteAsync(_plan with { Time = SomeFactory.Now.AddHours(1) }, default);
        await Plans.WriteAsync(_plan with { Stack = "prod" }, default);

        Assert.Equal(SomeFactory.Now.AddHours(1), (await Plans.ReadAsync("dev", null, default)).Time);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_edited_plan_is_refused(bool isSealed)
    {
        var document = (await _store.FindAsync(StoreCollections.Plans, "dev", default))!;
        var text = isSealed ? DocumentSeal.Open(document.Content, 1) : document.Text;
        text = text.Replace("versions/1.0.0", "versions/1.0.1", StringComparison.Ordinal);
        await _store.ReplaceAsync(isSealed ? DocumentSeal.Close(StoreCollections.Plans, "dev", document.Content.Index, 1, text) : document.Content with { Text = text }, document.Revision, default);

        Assert.Equal(DriverFailure.PlanOutdated, (await Assert.ThrowsAsync<DriverException>(() => Plans.ReadAsync("dev", null, default))).Failure);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("{\"id\": \"x\"}")]
    [InlineData("{\"id\": \"x\", \"stack\": \"dev\", \"images\": null, \"time\": \"2026-11-24\", \"hasSoftDelete\": false, \"versions\": null, \"orphans\": [], \"kept\": []}")]
    public async Task A_file_that_is_not_a_plan_is_refused(string text)
    {
        var document = (await _store.FindAsync(StoreCollections.Plans, "dev", default))!;
        await _store.ReplaceAsync(DocumentSeal.Close(StoreCollections.Plans, "dev", document.Content.Index, 1, text), document.Revision, default);

        Assert.Equal(DriverFailure.PlanOutdated, (await Assert.ThrowsAsync<DriverException>(() => Plans.ReadAsync("dev", null, default))).Failure);
    }

    [Fact]
    public async Task A_plan_with_another_id_is_refused()
    {
        var e = await Assert.ThrowsAsync<DriverException>(() => Plans.ReadAsync("dev", "0123456789ab", default));

        Assert.Contains($"is {_plan.Id} of 2026-11-24 03:00 UTC, not 0123456789ab; nothing was deleted", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_plan_the_error_names_the_command_to_create_one()
    {
        var e = await Assert.ThrowsAsync<DriverException>(() => Plans.ReadAsync("none", null, default));

        Assert.Equal(DriverFailure.NotFound, e.Failure);
        Assert.Contains("to make one for review, run 'imageinfra prune'", e.Message, StringComparison.Ordinal);
    }
}
