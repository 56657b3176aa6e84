using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using ImageInfra.IntegrationTests.Support;

namespace ImageInfra.IntegrationTests.Simulator;

/// <summary>Tests that a full disk fails only writes.</summary>
public sealed class FullDiskTests
{
    [SmallDiskFact]
    public async Task On_a_full_disk_writes_fail_and_reads_work_until_space_is_free()
    {
        using var disk = new SmallDisk();
        var warnings = new ConcurrentQueue<string>();
        await using (var arm = await SimulatedArm.StartAsync(new() { DataDirectory = disk.FullName, OnWarning = warnings.Enqueue }))
        {
            await arm.PrepareAsync();
            await arm.SubmitAsync();
            await arm.PostAsync($"{arm.Template}/run", SimulatedArm.Templates);
            disk.Fill();

            var refused = await FillLogAsync(arm);
            var again = await arm.PutAsync($"{arm.Group}-other", "2024-03-01", Here());

            foreach (var answer in (ArmReply[])[refused, again])
            {
                Assert.Equal((507, "InsufficientStorage"), (answer.Status, answer.Code));
                Assert.Contains($"The disk of the simulator's data in {disk.FullName} is full", answer.Message, StringComparison.Ordinal);
            }

            Assert.Equal(404, (await arm.GetAsync($"{arm.Group}-other", "2024-03-01")).Status);
            arm.Pass(TimeSpan.FromHours(2));
            Assert.Equal(200, (await arm.GetAsync(arm.Template, SimulatedArm.Templates)).Status);
            Assert.Equal("Succeeded", (string?)(await arm.GetAsync(arm.Template, SimulatedArm.Templates)).Property("lastRunStatus")!["runState"]);
            Assert.Contains("is full", Assert.Single(warnings), StringComparison.Ordinal);

            disk.Free();

            Assert.Equal(201, (await arm.PutAsync($"{arm.Group}-other", "2024-03-01", Here())).Status);
            Assert.Equal("the simulator saves changes again", warnings.Last());
        }

        await using var next = await SimulatedArm.StartAsync(new() { DataDirectory = disk.FullName });
        Assert.Equal(200, (await next.GetAsync($"{next.Group}-other", "2024-03-01")).Status);
        Assert.Equal("Succeeded", (string?)(await next.GetAsync(next.Template, SimulatedArm.Templates)).Property("lastRunStatus")!["runState"]);
    }

    [SmallDiskFact]
    public async Task On_a_full_disk_it_stops_cleanly_and_keeps_acknowledged_writes()
    {
        using var disk = new SmallDisk();
        await using (var arm = await SimulatedArm.StartAsync(new() { DataDirectory = disk.FullName }))
        {
            await arm.PrepareAsync();
            disk.Fill();
            Assert.Equal(507, (await FillLogAsync(arm)).Status);
        }

        disk.Free();
        await using var next = await SimulatedArm.StartAsync(new() { DataDirectory = disk.FullName });
        Assert.Equal(200, (await next.GetAsync(next.Gallery, SimulatedArm.Galleries)).Status);
    }

    // The reserved space in the database's log still holds some changes.
    private static async Task<ArmReply> FillLogAsync(SimulatedArm arm)
    {
        ArmReply answer;
        var i = 0;
        do
        {
            answer = await arm.PutAsync($"{arm.Group}-{i++}", "2024-03-01", Here());
        }
        while (answer.Status == 201 && i < 5_000);
        return answer;
    }

    private static JsonObject Here() => new() { ["location"] = "westeurope", ["tags"] = new JsonObject { ["text"] = new string('a', 200) } };
}
