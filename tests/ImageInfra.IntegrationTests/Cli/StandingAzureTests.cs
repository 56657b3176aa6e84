using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using ImageInfra.Cli.Terminal;
using ImageInfra.IntegrationTests.Support;

namespace ImageInfra.IntegrationTests.Cli;

/// <summary>Tests <c>imageinfra</c> without <c>--local</c>, on the Azure that environment variables select.</summary>
public sealed class StandingAzureTests : IAsyncLifetime
{
    private const string Image = "ubuntu-2404-base";

    private StandingAzure _azure = null!;

    public async Task InitializeAsync() => _azure = await StandingAzure.StartAsync(Image);

    public async Task DisposeAsync() => await _azure.DisposeAsync();

    [ShellFact]
    public async Task With_the_variables_of_sim_env_commands_use_the_simulator_server()
    {
        var versions = await _azure.RunAsync("versions", "--json");

        Assert.True(versions.ExitCode == 0, versions.Error);
        Assert.Contains("\"1.0.0\"", JsonNode.Parse(versions.Output)!.ToJsonString(), StringComparison.Ordinal);
        var failed = new List<string>();
        foreach (var command in (string[][])[["versions"], ["outputs"], ["images"], ["lineage", Image], ["outdated"], ["cost"], ["prune"], ["channel", "list"]])
        {
            var result = await _azure.RunAsync(command);
            if ((ExitCode)result.ExitCode is not (ExitCode.Success or ExitCode.Outdated))
            {
                failed.Add($"{string.Join(' ', command)} ended with {result.ExitCode}: {result.Error}{result.Output}");
            }
        }

        Assert.Empty(failed);
    }

    [ShellFact]
    public async Task Resources_on_the_simulator_server_outside_the_state_are_refused()
    {
        var validate = await _azure.RunAsync("validate", "--deployed", "--stack", "dev");

        Assert.Equal(ExitCode.Refused, (ExitCode)validate.ExitCode);
        Assert.Contains("exists-already", validate.Output, StringComparison.Ordinal);
    }

    [ShellFact]
    public async Task The_blob_service_uses_the_same_login_and_needs_a_role()
    {
        var logs = await _azure.RunAsync("logs", Image);

        Assert.Equal(ExitCode.NotAuthorized, (ExitCode)logs.ExitCode);
        Assert.Contains("to assign it the role Storage Blob Data Reader", logs.Error, StringComparison.Ordinal);
    }

    [ShellFact]
    public async Task The_stacks_file_can_name_the_simulator()
    {
        _azure.Project.EditStack("dev", "config:\n", $"config:\n  azure-native:metadataHost: {_azure.Variables["ARM_METADATA_HOSTNAME"]}\n");

        var versions = await _azure.RunAsync(Without("ARM_METADATA_HOSTNAME"), "versions");

        Assert.Equal((0, ""), (versions.ExitCode, versions.Error));
        Assert.Contains("1.0.0", versions.Output, StringComparison.Ordinal);
    }

    [ShellFact]
    public async Task An_untrusted_simulator_is_refused_with_the_trust_command()
    {
        var versions = await _azure.RunAsync(Without("SSL_CERT_DIR"), "versions");

        Assert.Equal(ExitCode.AzureUnavailable, (ExitCode)versions.ExitCode);
        Assert.Contains("its certificate is not trusted", versions.Error, StringComparison.Ordinal);
        Assert.Contains("imageinfra sim trust", versions.Error, StringComparison.Ordinal);
    }

    [ShellFact]
    public async Task An_unreachable_server_ends_a_command_within_15_seconds()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        using var closed = new TcpListener(IPAddress.Loopback, 0);
        closed.Start();
        var refused = $"127.0.0.1:{((IPEndPoint)closed.LocalEndpoint).Port}";
        closed.Stop();
        foreach (var host in (string[])["azure.invalid", refused, $"127.0.0.1:{((IPEndPoint)silent.LocalEndpoint).Port}", "192.0.2.1"])
        {
            var start = TimeProvider.System.GetTimestamp();

            var versions = await _azure.RunAsync(With("ARM_METADATA_HOSTNAME", host), "versions", "--json");

            Assert.Equal(ExitCode.AzureUnavailable, (ExitCode)versions.ExitCode);
            Assert.Contains($"the metadata host https://{host} cannot be reached", (string?)JsonNode.Parse(versions.Output)!["error"]!["messages"]![0], StringComparison.Ordinal);
            Assert.InRange(TimeProvider.System.GetElapsedTime(start), TimeSpan.Zero, TimeSpan.FromSeconds(15));
        }
    }

    [ShellFact]
    public async Task An_unknown_cloud_name_is_invalid_input()
    {
        var versions = await _azure.RunAsync(With("ARM_ENVIRONMENT", "moon", "ARM_METADATA_HOSTNAME", ""), "versions");

        Assert.Equal(ExitCode.InvalidInput, (ExitCode)versions.ExitCode);
        Assert.Contains("'moon' is not a cloud; expected public, usgovernment, china", versions.Error, StringComparison.Ordinal);
    }

    private Dictionary<string, string> Without(string name) => _azure.Variables.Where(v => v.Key != name).ToDictionary();

    private Dictionary<string, string> With(params string[] variables)
    {
        var all = new Dictionary<string, string>(_azure.Variables);
        foreach (var pair in variables.Chunk(2))
        {
            all[pair[0]] = pair[1];
        }

        return all;
    }
}
