using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace ImageInfra.Cli.Options;

/// <summary>The help of System.CommandLine for a command, and another help for the program as a whole.</summary>
internal sealed class HelpOfCommand(HelpAction help, SynchronousCommandLineAction root) : SynchronousCommandLineAction
{
    /// <summary>True, because help is shown even if required arguments are missing.</summary>
    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult) => parseResult.CommandResult.Command is RootCommand ? root.Invoke(parseResult) : help.Invoke(parseResult);
}
