using ImageInfra.Driver.Foundations;
using ImageInfra.Driver.Lifecycle.Retention;
using ImageInfra.UnitTests.Support;

namespace ImageInfra.UnitTests.Driver.Retention;

public sealed class PrunePlanFileTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();
    private readonly PrunePlan _plan;

    public PrunePlanFileTests()
    {
        var factory = new SomeFactory().Versions("web", "1.0.0", "1.0.1").Version("web", "1.0.0", change: SomeFactory.Tagged("note", "one <two> & 'three'"));
        _plan = PrunePlan.Create(factory.Inventory, new([], [], [], HasSoftDelete: true), "dev", ["web"], SomeFactory.Now);
        File.Write(_plan);
    }

    private PrunePlanFile File => new(Path);

    private string Path => _directory.File("kept", "prune-dev.json");

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void A_plan_is_read_as_it_was_written()
    {
        var read = File.Read(_plan.Id.ToUpperInvariant());

        Assert.Equal(PrunePlanFile.Json(_plan).ToJsonString(), PrunePlanFile.Json(read).ToJsonString());
        Assert.Equal("one <two> & 'three'", Assert.Single(read.Versions).Facts.Tags["note"]);
    }

    [Fact]
    public void A_plan_that_somebody_changed_is_refused()
    {
        System.IO.File.WriteAllText(Path, System.IO.File.ReadAllText(Path).Replace("versions/1.0.0", "versions/1.0.1", StringComparison.Ordinal));

        Assert.Equal(DriverFailure.PlanOutdated, Assert.Throws<DriverException>(() => File.Read(null)).Failure);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{\"id\": \"x\"}")]
    [InlineData("{\"id\": \"x\", \"stack\": \"dev\", \"images\": null, \"time\": \"2026-11-24\", \"hasSoftDelete\": false, \"versions\": null, \"orphans\": [], \"kept\": []}")]
    public void What_is_no_plan_is_refused(string text)
    {
        System.IO.File.WriteAllText(Path, text);

        Assert.Equal(DriverFailure.PlanOutdated, Assert.Throws<DriverException>(() => File.Read(null)).Failure);
    }

    [Fact]
    public void Another_plan_than_the_one_that_was_read_is_refused()
    {
        var e = Assert.Throws<DriverException>(() => File.Read("0123456789ab"));

        Assert.Contains($"is {_plan.Id}, made on 2026-11-24 03:00 UTC, and not 0123456789ab; nothing was deleted", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_plan_it_says_how_to_make_one()
    {
        var e = Assert.Throws<DriverException>(() => new PrunePlanFile(_directory.File("none.json")).Read(null));

        Assert.Equal(DriverFailure.NotFound, e.Failure);
        Assert.Contains("'imageinfra prune' makes one", e.Message, StringComparison.Ordinal);
    }
}
