using ImageInfra.IntegrationTests.Support;

namespace ImageInfra.IntegrationTests.Simulator;

/// <summary>Tests a simulator that stopped cleanly, and another one on its files.</summary>
public sealed class KeptTests : IDisposable
{
    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("imageinfra-sim-");

    public void Dispose() => _data.Delete(recursive: true);

    [Fact]
    public async Task An_operation_is_stored_until_it_expires()
    {
        string operation;
        await using (var first = await StartAsync())
        {
            await first.PrepareAsync();
            await first.SubmitAsync();
            operation = new Uri((await first.PostAsync($"{first.Template}/run", SimulatedArm.Templates)).Headers["Location"]).AbsolutePath;
        }

        await using (var second = await StartAsync())
        {
            Assert.Equal("InProgress", (string?)(await second.GetAsync(operation, SimulatedArm.Templates)).Json["status"]);
            second.Pass(TimeSpan.FromHours(2));
            Assert.Equal("Succeeded", (string?)(await second.GetAsync(operation, SimulatedArm.Templates)).Json["status"]);
        }

        await using (var third = await StartAsync())
        {
            Assert.Equal("Succeeded", (string?)(await third.GetAsync(operation, SimulatedArm.Templates)).Json["status"]);
            third.Pass(TimeSpan.FromDays(8));
            Assert.Equal(404, (await third.GetAsync(operation, SimulatedArm.Templates)).Status);
        }

        await using var last = await StartAsync();
        Assert.Equal(404, (await last.GetAsync(operation, SimulatedArm.Templates)).Status);
    }

    [Fact]
    public async Task A_recreated_identity_has_another_principal_after_restarts()
    {
        string? before;
        await using (var first = await StartAsync())
        {
            await first.PrepareAsync();
            before = (string?)(await first.GetAsync(first.Identity, "2023-01-31")).Property("principalId");
        }

        await using (var second = await StartAsync())
        {
            await second.GetAsync(second.Identity, "2023-01-31");
        }

        await using var third = await StartAsync();
        await third.DeleteAsync(third.Identity, "2023-01-31");
        await third.PutAsync(third.Identity, "2023-01-31", new() { ["location"] = "westeurope" });

        Assert.NotEqual(before, (string?)(await third.GetAsync(third.Identity, "2023-01-31")).Property("principalId"));
    }

    private Task<SimulatedArm> StartAsync() => SimulatedArm.StartAsync(new() { DataDirectory = _data.FullName });
}
