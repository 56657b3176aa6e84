using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using ImageInfra.Cli.Terminal;

namespace ImageInfra.Cli.Options;

/// <summary>The help of System.CommandLine, followed by the exit codes.</summary>
internal sealed class HelpWithExitCodes(HelpAction help) : SynchronousCommandLineAction
{
    /// <summary>True, because help is shown even if required arguments are missing.</summary>
    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        var result = help.Invoke(parseResult);
        var output = parseResult.InvocationConfiguration.Output;
        if (parseResult.CommandResult.Command is RootCommand)
        {
            output.WriteLine("Exit codes:");
            foreach (var (code, meaning) in ExitCodes.Meanings)
            {
                output.WriteLine($"  {(int)code,3}  {code,-16}  {meaning}");
            }

            output.WriteLine();
        }

        return result;
    }
}
