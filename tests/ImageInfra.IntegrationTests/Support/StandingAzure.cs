using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Nodes;
using Azure.Core.Pipeline;
using ImageInfra.Driver.Arm;
using ImageInfra.Driver.Rehearsal;
using ImageInfra.Driver.Stacks;
using ImageInfra.Driver.Versions;
using ImageInfra.Model.Images;
using ImageInfra.Project.Stacks;
using ImageInfra.Simulator.Server;

namespace ImageInfra.IntegrationTests.Support;

/// <summary>
/// A running simulator, a project deployed to it, and a <c>pulumi</c> script that returns the project's outputs: <c>imageinfra</c>
/// runs as on Azure.
/// </summary>
internal sealed class StandingAzure : IAsyncDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("imageinfra-standing-");
    private readonly CancellationTokenSource _interrupt = new();
    private readonly WatchedWriter _output = new("listens at");
    private Task<CliResult> _server = null!;

    public ProjectCopy Project { get; } = new();

    /// <summary>The variables of <c>imageinfra sim env</c>, and the path of <c>pulumi</c>.</summary>
    public IReadOnlyDictionary<string, string> Variables { get; private set; } = null!;

    /// <summary>The address of the simulator.</summary>
    public string Endpoint => $"https://{Variables["ARM_METADATA_HOSTNAME"]}";

    private string Data => Path.Combine(_directory.FullName, "data");

    /// <summary>Starts the simulator, deploys the stack <c>dev</c>, and builds an image.</summary>
    public static async Task<StandingAzure> StartAsync(string image)
    {
        var azure = new StandingAzure();
        azure._server = CliResult.RunAsync(["sim", "start", "--port", "0", "--speed", "100000", "--data", azure.Data], azure._interrupt.Token, azure._output);
        await Task.WhenAny(azure._output.Seen, azure._server);
        var variables = (JsonObject)(await CliResult.RunAsync(["sim", "env", "--json", "--data", azure.Data], default)).Json["variables"]!;
        var path = Directory.CreateDirectory(Path.Combine(azure._directory.FullName, "bin")).FullName;
        azure.Variables = variables
            .Select(v => KeyValuePair.Create(v.Key, (string)v.Value!))
            .Append(new("PATH", path + Path.PathSeparator + Environment.GetEnvironmentVariable("PATH")))
            .ToDictionary();
        await azure.DeployAsync(image, path);
        return azure;
    }

    /// <summary>Runs <c>imageinfra</c> as a process with the given variables instead of the simulator's.</summary>
    public async Task<(int ExitCode, string Output, string Error)> RunAsync(IReadOnlyDictionary<string, string> variables, params string[] arguments)
    {
        await using var process = ImageInfraProcess.Start(variables, [.. arguments, "--project", Project.Directory]);
        return await process.EndAsync();
    }

    public Task<(int ExitCode, string Output, string Error)> RunAsync(params string[] arguments) => RunAsync(Variables, arguments);

    public async ValueTask DisposeAsync()
    {
        await _interrupt.CancelAsync();
        await _server;
        _interrupt.Dispose();
        await _output.DisposeAsync();
        Project.Dispose();
        _directory.Delete(recursive: true);
    }

    // As 'imageinfra build' tags a version; a version without the tag cannot be promoted.
    private static async Task TagAsync(ArmImageVersions versions, string definition)
    {
        var version = Assert.Single(await versions.ListAsync(definition, default));
        await versions.UpdateAsync(version.Id, new() { Tags = TagChange.Of(WellKnownTags.Run, "run-1") }, default);
    }

    private async Task DeployAsync(string image, string path)
    {
        var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        policy.CustomTrustStore.ImportFromPemFile(DevelopmentCertificate.AuthorityPath(Data));
        using var client = new HttpClient(new SocketsHttpHandler { SslOptions = new SslClientAuthenticationOptions { CertificateChainPolicy = policy } });
        var connection = ArmConnection.Local(new(Endpoint), TimeProvider.System, new HttpClientTransport(client));
        var state = Path.Combine(_directory.FullName, "state");
        var stacks = new RehearsalStackOperations(new FactoryProject(Project.Directory, "dev"), connection, Variables["ARM_SUBSCRIPTION_ID"], state);
        var outputs = (await stacks.UpAsync(new CollectingProgress<StackEvent>(new()), default)).Outputs!;
        using var run = await connection.Client.PostAsync(outputs.Images[image].Template!.Id, "run", ApiVersions.ImageTemplates, default);
        await new ArmOperations(TimeProvider.System).WaitAsync(connection.Client, run, "to build", default);
        await TagAsync(new(connection), outputs.Images[image].DefinitionId);

        await File.WriteAllTextAsync(Path.Combine(path, "outputs.json"), RehearsalState.ReadOutputs(state, "dev")!.ToJsonString());
        var pulumi = Path.Combine(path, "pulumi");
        await File.WriteAllTextAsync(pulumi, $$"""
            #!/bin/sh
            case "$1 $2" in
              "version "*) echo v3.200.0 ;;
              "stack output") case "$*" in *"--stack dev"*) cat '{{path}}/outputs.json' ;; *) echo '{}' ;; esac ;;
              "stack select") ;;
              "stack export") echo '{"version":3,"deployment":{} }' ;;
              *) echo "error: this pulumi does not know '$*'" >&2; exit 255 ;;
            esac
            """);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(pulumi, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }
}
