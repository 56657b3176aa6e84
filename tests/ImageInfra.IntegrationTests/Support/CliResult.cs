using System.Text.Json.Nodes;
using ImageInfra.Cli;
using ImageInfra.Cli.Terminal;

namespace ImageInfra.IntegrationTests.Support;

/// <summary>How a command ended, and what it wrote.</summary>
internal sealed record CliResult(ExitCode ExitCode, string Output, string Error)
{
    public JsonNode Json => JsonNode.Parse(Output)!;

    /// <summary>Runs the command line in this process, as where nobody watches.</summary>
    public static async Task<CliResult> RunAsync(string[] args, CancellationToken cancellationToken, StringWriter? output = null, IReadOnlyDictionary<string, string>? environment = null)
    {
        output ??= new StringWriter();
        var error = new StringWriter();
        var console = new CliConsole(output, error, IsTerminal: false, HasColor: false) { Environment = environment ?? new Dictionary<string, string>() };
        var exitCode = await CommandLineApp.RunAsync(args, console, TimeProvider.System, cancellationToken);
        return new((ExitCode)exitCode, output.ToString(), error.ToString());
    }
}
