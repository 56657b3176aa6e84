using System.Diagnostics;
using ImageInfra.IntegrationTests.Support;

namespace ImageInfra.IntegrationTests.Packages;

/// <summary>Runs the programs under <c>examples/</c> against the simulator.</summary>
public sealed class ExampleTests : IAsyncLifetime
{
    private const string Image = "ubuntu-2404-base";

    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(2);

    private StandingAzure _azure = null!;

    public async Task InitializeAsync() => _azure = await StandingAzure.StartAsync(Image);

    public async Task DisposeAsync() => await _azure.DisposeAsync();

    [ShellFact]
    public async Task The_console_program_promotes_a_version()
    {
        var here = new DirectoryInfo(AppContext.BaseDirectory);
        var program = Path.Combine(here.Parent!.Parent!.FullName, "PromoteWithTheDriver", here.Name, "PromoteWithTheDriver");
        var start = new ProcessStartInfo(program, [_azure.Project.Directory, Image]) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in _azure.Variables)
        {
            start.Environment[name] = value;
        }

        using var patience = new CancellationTokenSource(s_patience);
        using var process = Process.Start(start)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(patience.Token), process.StandardError.ReadToEndAsync(patience.Token));
        await process.WaitForExitAsync(patience.Token);

        Assert.True(process.ExitCode == 0, await output + await errors);
        Assert.Contains($"{Image} 1.0.0 is in Pulumi.prod.yaml", await output, StringComparison.Ordinal);
        Assert.Contains("/versions/1.0.0", await File.ReadAllTextAsync(Path.Combine(_azure.Project.Directory, "Pulumi.prod.yaml")), StringComparison.Ordinal);
    }
}
