using System.Text.Json.Nodes;
using ImageInfra.Cli.Terminal;
using ImageInfra.IntegrationTests.Support;

namespace ImageInfra.IntegrationTests.Cli;

/// <summary>Tests a running simulator and the commands that call it.</summary>
public sealed class SimTests : IAsyncLifetime, IDisposable
{
    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("imageinfra-sim-");
    private readonly CancellationTokenSource _interrupt = new();
    private readonly WatchedWriter _output = new("listens at");
    private Task<CliResult> _server = null!;

    public async Task InitializeAsync()
    {
        _server = CliResult.RunAsync(["sim", "start", "--port", "0", "--data", _data.FullName], _interrupt.Token, _output);
        await Task.WhenAny(_output.Seen, _server);
    }

    public async Task DisposeAsync()
    {
        await _interrupt.CancelAsync();
        await _server;
        _data.Delete(recursive: true);
    }

    public void Dispose()
    {
        _interrupt.Dispose();
        _output.Dispose();
    }

    [Fact]
    public async Task Sim_start_shows_its_address_and_its_data_folder()
    {
        var status = await RunAsync("status", "--json");

        Assert.Contains("only from this machine", _output.ToString(), StringComparison.Ordinal);
        Assert.Contains(_data.FullName, _output.ToString(), StringComparison.Ordinal);
        Assert.StartsWith("https://localhost:", (string?)status.Json["endpoint"], StringComparison.Ordinal);
        Assert.True((bool)status.Json["throttles"]!);
    }

    [Fact]
    public async Task Sim_stop_ends_the_server_and_frees_its_folder()
    {
        var stop = await RunAsync("stop");
        var server = await _server;
        var after = await RunAsync("status");

        Assert.Equal(ExitCode.Success, stop.ExitCode);
        Assert.Equal(ExitCode.Success, server.ExitCode);
        Assert.Contains("the state is kept in", server.Output, StringComparison.Ordinal);
        Assert.Equal(ExitCode.NotFound, after.ExitCode);
        Assert.Contains("imageinfra sim start", after.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ctrl_C_ends_the_server_with_success()
    {
        await _interrupt.CancelAsync();

        Assert.Equal(ExitCode.Success, (await _server).ExitCode);
    }

    [Fact]
    public async Task A_second_server_on_the_same_folder_is_refused() =>
        Assert.Equal(ExitCode.StackBusy, (await RunAsync("start", "--port", "0")).ExitCode);

    [Fact]
    public async Task Sim_env_and_sim_trust_name_the_certificate()
    {
        var environment = (JsonObject)(await RunAsync("env", "--json")).Json["variables"]!;
        var trust = await RunAsync("trust");

        Assert.True(File.Exists((string)environment["NODE_EXTRA_CA_CERTS"]!));
        Assert.Equal("true", (string?)environment["ARM_DISABLE_INSTANCE_DISCOVERY"]);
        Assert.All(["ARM_METADATA_HOSTNAME", "ARM_SUBSCRIPTION_ID", "ARM_TENANT_ID", "ARM_CLIENT_ID", "ARM_CLIENT_SECRET", "SSL_CERT_DIR"], name => Assert.False(string.IsNullOrEmpty((string?)environment[name])));
        Assert.Contains("certutil", trust.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_fault_is_added_listed_and_cleared()
    {
        var added = await RunAsync("fault", "add", "throttled", "--times", "3", "--rate", "0.5", "--seed", "7", "--json");
        var rule = await RunAsync("fault", "rule", "--method", "PUT", "--status", "503");
        var list = await RunAsync("fault", "list");
        var cleared = await RunAsync("fault", "clear");

        Assert.Equal(3, (int)added.Json["remaining"]!);
        Assert.Contains("fault 2 is active", rule.Output, StringComparison.Ordinal);
        Assert.Contains("throttled", list.Output, StringComparison.Ordinal);
        Assert.Contains("PUT * 503", list.Output, StringComparison.Ordinal);
        Assert.Contains("2 ended", cleared.Output, StringComparison.Ordinal);
        Assert.Contains("late-role-propagation", (await RunAsync("fault", "incidents")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_incident_is_refused_with_the_known_ones()
    {
        var result = await RunAsync("fault", "add", "meteor");

        Assert.Equal(ExitCode.Failed, result.ExitCode);
        Assert.Contains("customizer-fails", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_the_owner_can_read_the_token_and_commands_find_it_there()
    {
        var record = Path.Combine(_data.FullName, "simulator.json");
        var page = (string?)(await RunAsync("status", "--json")).Json["page"];

        Assert.True(OperatingSystem.IsWindows() || File.GetUnixFileMode(record) == (UnixFileMode.UserRead | UnixFileMode.UserWrite));
        Assert.StartsWith("https://localhost:", page, StringComparison.Ordinal);
        Assert.Contains("/?open=", page, StringComparison.Ordinal);
        await File.WriteAllTextAsync(record, (await File.ReadAllTextAsync(record)).Replace("\"Token\":\"", "\"Token\":\"no", StringComparison.Ordinal));
        var refused = await RunAsync("fault", "list");
        Assert.Equal(ExitCode.Failed, refused.ExitCode);
        Assert.Contains("needs the header 'X-ImageInfra-Simulator' with the token", refused.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reset_moves_the_state_aside_and_keeps_the_certificate()
    {
        Assert.Equal(ExitCode.StackBusy, (await RunAsync("reset")).ExitCode);
        await RunAsync("stop");
        await _server;

        var reset = await RunAsync("reset", "--json");

        Assert.Equal(["lock", "server.pem", "trust"], Directory.EnumerateFileSystemEntries(_data.FullName).Select(e => Path.GetFileName(e)).Order());
        Assert.True(File.Exists(Path.Combine((string)reset.Json["movedTo"]!, "arm.db")));
        Directory.Delete((string)reset.Json["movedTo"]!, recursive: true);
        Assert.Null((string?)(await RunAsync("reset", "--json")).Json["movedTo"]);
    }

    private Task<CliResult> RunAsync(params string[] args) => CliResult.RunAsync(["sim", .. args, "--data", _data.FullName], default);
}
