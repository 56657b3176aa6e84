using System.CommandLine;
using ImageInfra.Cli.Options;
using ImageInfra.Cli.Terminal;

namespace ImageInfra.Cli.Workplaces;

/// <summary>One invocation of a command on a deployed stack.</summary>
/// <param name="Scope">The project and the stack.</param>
/// <param name="Parsed">The options and arguments.</param>
/// <param name="Report">The output of the command.</param>
/// <param name="Place">The Azure or simulator of the stack, as the end of a sentence.</param>
/// <param name="CancellationToken">Cancels the command.</param>
internal sealed record StackCall(Scope Scope, ParseResult Parsed, Report Report, string Place, CancellationToken CancellationToken);
