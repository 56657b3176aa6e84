using System.CommandLine;
using ImageInfra.Cli.Options;
using ImageInfra.Cli.Terminal;

namespace ImageInfra.Cli.Workplaces;

/// <summary>One call of a command that works on a deployed stack.</summary>
/// <param name="Scope">The project and the stack.</param>
/// <param name="Parsed">The options and arguments.</param>
/// <param name="Report">Where the command writes.</param>
/// <param name="Place">The Azure that the stack is on, as the end of a sentence.</param>
/// <param name="CancellationToken">Cancels the command.</param>
internal sealed record StackCall(Scope Scope, ParseResult Parsed, Report Report, string Place, CancellationToken CancellationToken);
