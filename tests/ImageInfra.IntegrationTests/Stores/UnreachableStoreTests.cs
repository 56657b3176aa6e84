using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using ImageInfra.Cli.Terminal;

namespace ImageInfra.IntegrationTests.Stores;

/// <summary>Tests a server that is down or does not respond: commands end in time, with its name in the message.</summary>
public sealed class UnreachableStoreTests
{
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(15);

    // Extra time for the start of a process on a busy machine.
    private static readonly TimeSpan s_slack = TimeSpan.FromSeconds(10);

    [Theory]
    [InlineData("postgres://images@127.0.0.1:PORT/images?sslmode=disable", false)]
    [InlineData("postgres://images@127.0.0.1:PORT/images?sslmode=disable", true)]
    [InlineData("azblob://images?storage_account=acct&domain=127.0.0.1:PORT", false)]
    [InlineData("azblob://images?storage_account=acct&domain=127.0.0.1:PORT", true)]
    public async Task Commands_end_with_exit_code_6_within_15_seconds_and_name_the_store(string address, bool isSilent)
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        var port = ((IPEndPoint)silent.LocalEndpoint).Port;
        if (!isSilent)
        {
            silent.Stop();
        }

        address = address.Replace("PORT", $"{port}", StringComparison.Ordinal);
        using var project = new StoreProject(address, new Dictionary<string, string> { ["AZURE_STORAGE_KEY"] = Convert.ToBase64String(new byte[64]) });
        var started = Stopwatch.GetTimestamp();

        var (exitCode, _, error) = await project.EndAsync("runs");

        Assert.True(exitCode == (int)ExitCode.AzureUnavailable, error);
        Assert.InRange(Stopwatch.GetElapsedTime(started), TimeSpan.Zero, s_limit + s_slack);
        Assert.Contains($"the store {address.Split('?')[0]}", error, StringComparison.Ordinal);
    }
}
