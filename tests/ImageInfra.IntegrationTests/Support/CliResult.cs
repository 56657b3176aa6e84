using System.Text.Json.Nodes;
using ImageInfra.Cli;
using ImageInfra.Cli.Terminal;

namespace ImageInfra.IntegrationTests.Support;

/// <summary>The exit code and output of a command.</summary>
internal sealed record CliResult(ExitCode ExitCode, string Output, string Error)
{
    public JsonNode Json => JsonNode.Parse(Output)!;

    /// <summary>Runs the command line in this process, without a terminal.</summary>
    public static async Task<CliResult> RunAsync(string[] args, CancellationToken cancellationToken, StringWriter? output = null, IReadOnlyDictionary<string, string>? environment = null)
    {
        output ??= new StringWriter();
        var error = new StringWriter();
        var console = new CliConsole(output, error, IsTerminal: false, HasColor: false) { Environment = environment ?? new Dictionary<string, string>() };
        var exitCode = await CommandLineApp.RunAsync(args, console, TimeProvider.System, cancellationToken);
        return new((ExitCode)exitCode, output.ToString(), error.ToString());
    }
}
