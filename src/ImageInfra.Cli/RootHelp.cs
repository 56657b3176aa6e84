using System.CommandLine;
using System.CommandLine.Invocation;
using ImageInfra.Cli.Terminal;

namespace ImageInfra.Cli;

/// <summary>The help of the program as a whole: every command in one line, in groups. Each command's own help has the details.</summary>
internal sealed class RootHelp : SynchronousCommandLineAction
{
    private const int CodesInLine = 4;
    private const int CodeWidth = 20;

    /// <summary>The groups of commands, each command with a summary.</summary>
    public static IReadOnlyList<(string Title, IReadOnlyList<(string Command, string Summary)> Commands)> Groups { get; } =
    [
        ("Start", [
            ("init", "create a project in this folder"),
            ("rehearse", "see the life of an image on a simulated Azure, in seconds"),
            ("new", "create an image"),
            ("import", "create images from ARM, Bicep, Terraform or Pulumi"),
        ]),
        ("Catalog", [
            ("images", "list the images and their sources"),
            ("validate", "find errors in images, scripts and settings"),
            ("export", "write an image template as ARM JSON"),
            ("schema", "write JSON schemas for editors"),
        ]),
        ("Stack", [
            ("preview", "show what 'up' would change"),
            ("up", "create or update the gallery and the templates"),
            ("refresh", "find changes that were made outside Pulumi"),
            ("adopt", "take existing Azure resources into the stack"),
            ("outputs", "show the ids of the last update"),
            ("destroy", "delete the stack"),
        ]),
        ("Builds", [
            ("build", "build images, bases first"),
            ("follow", "follow builds in progress"),
            ("cancel", "cancel builds"),
            ("logs", "show the log of a build"),
            ("runs", "list past builds"),
        ]),
        ("Versions", [
            ("versions", "list the versions of images"),
            ("promote", "promote a version to another stack"),
            ("distribute", "retry a failed replication"),
            ("channel", "manage channels, such as canary and stable"),
            ("rollback", "roll a channel back"),
            ("revoke", "revoke a bad version"),
            ("restore", "undo a revocation"),
            ("prune", "plan and delete old versions"),
            ("verify", "verify the provenance of a version"),
        ]),
        ("Insight", [
            ("lineage", "show what a version was made from, and what uses it"),
            ("outdated", "find images with newer sources"),
            ("cost", "show what the images cost"),
        ]),
        ("Tools", [
            ("sim", "run the simulated Azure as a server"),
            ("store", "back up the store of runs"),
            ("completion", "write a completion script for a shell"),
            ("man", "write the manual page"),
        ]),
    ];

    public override int Invoke(ParseResult parseResult)
    {
        foreach (var line in Lines())
        {
            parseResult.InvocationConfiguration.Output.WriteLine(line);
        }

        return (int)ExitCode.Success;
    }

    private static IEnumerable<string> Lines()
    {
        yield return "ImageInfra: golden images with Azure Image Builder and Azure Compute Gallery.";
        yield return "";
        yield return $"Usage: {CommandNames.Program} COMMAND [options]";
        foreach (var (title, commands) in Groups)
        {
            yield return "";
            yield return title;
            foreach (var (command, summary) in commands)
            {
                yield return $"  {command,-12}{summary}";
            }
        }

        yield return "";
        yield return "With --local, commands use a simulated Azure on this machine, at no cost.";
        yield return $"For the details of a command, run '{CommandNames.Program} COMMAND --help'.";
        yield return "";
        yield return "Exit codes";
        foreach (var codes in ExitCodes.Meanings.Chunk(CodesInLine))
        {
            yield return $"  {string.Concat(codes.Select(m => $"{(int)m.Code} {m.Code}".PadRight(CodeWidth))).TrimEnd()}";
        }
    }
}
