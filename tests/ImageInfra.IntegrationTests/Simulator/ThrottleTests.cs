using ImageInfra.IntegrationTests.Support;
using ImageInfra.Simulator.Foundations;

namespace ImageInfra.IntegrationTests.Simulator;

public sealed class ThrottleTests : SimulatorTest
{
    private protected override SimulatorOptions Options => new() { Throttles = true };

    [Fact]
    public async Task Reads_are_limited_to_a_bucket_that_fills_up_again()
    {
        var first = await Arm.GetAsync(Arm.Gallery, Galleries);
        var statuses = new List<int>();
        for (var i = 0; i < 260; i++)
        {
            statuses.Add((await Arm.GetAsync(Arm.Gallery, Galleries)).Status);
        }

        var refused = await Arm.GetAsync(Arm.Gallery, Galleries);
        Arm.Pass(TimeSpan.FromSeconds(2));

        Assert.Equal("249", first.Headers["x-ms-ratelimit-remaining-subscription-reads"]);
        Assert.Equal(249, statuses.Count(s => s == 200));
        Assert.Equal((429, "SubscriptionRequestsThrottled", "1"), (refused.Status, refused.Code, refused.Headers["Retry-After"]));
        Assert.Equal(200, (await Arm.GetAsync(Arm.Gallery, Galleries)).Status);
    }

    [Fact]
    public async Task Writes_and_deletes_have_their_own_buckets()
    {
        for (var i = 0; i < 200; i++)
        {
            await Arm.PutAsync(Arm.Group, Groups, Here());
        }

        Assert.Equal(429, (await Arm.PutAsync(Arm.Group, Groups, Here())).Status);
        Assert.Equal("199", (await Arm.DeleteAsync($"{Arm.Gallery}/images/none", Galleries)).Headers["x-ms-ratelimit-remaining-subscription-deletes"]);
    }
}
