using System.CommandLine;
using ImageInfra.Cli;
using ImageInfra.Cli.Terminal;

namespace ImageInfra.IntegrationTests.Support;

/// <summary>A command line for every existing command, so that a new one is not forgotten by tests.</summary>
internal static class EveryCommand
{
    // Values by the names of arguments and options; {0} is the project folder.
    private static readonly Dictionary<string, string[]> s_values = new()
    {
        ["SHELL"] = ["bash"],
        ["IMAGE"] = ["web"],
        ["SUBJECT"] = ["web"],
        ["VERSION"] = ["1.0.0"],
        ["CHANNEL"] = ["stable"],
        ["INCIDENT"] = ["throttled"],
        ["FILE"] = ["{0}/import.json"],
        ["--data"] = ["--data", "{0}/sim"],
        ["--events"] = ["--events", "{0}/out.events"],
        ["--force"] = ["--force"],
        ["--image"] = ["--image", "web"],
        ["--json"] = ["--json"],
        ["--key"] = ["--key", "{0}/public.pem"],
        ["--local"] = ["--local"],
        ["--name"] = ["--name", "fresh"],
        ["--offer"] = ["--offer", "ubuntu-24_04-lts"],
        ["--os"] = ["--os", "Linux"],
        ["--port"] = ["--port", "0"],
        ["--project"] = ["--project", "{0}"],
        ["--publisher"] = ["--publisher", "canonical"],
        ["--reason"] = ["--reason", "why"],
        ["--sarif"] = ["--sarif", "{0}/out.sarif"],
        ["--sku"] = ["--sku", "server"],
        ["--speed"] = ["--speed", "100000"],
        ["--svg"] = ["--svg", "{0}/out.svg"],
        ["--yes"] = ["--yes"],
    };

    /// <summary>Additional arguments that make a command read more files.</summary>
    private static readonly Dictionary<string, string[][]> s_more = new()
    {
        ["init"] = [["--defaults"]],
        ["prune"] = [["--apply"]],
        ["cost"] = [["--prices", "infra/prices.yaml"]],
        ["export"] = [["--output", "{0}/out.json"]],
    };

    /// <summary>The command lines of all commands in a project with the image <c>web</c>.</summary>
    public static IReadOnlyList<string[]> Lines(string project)
    {
        using var interrupts = new Interrupts();
        var console = new CliConsole(TextWriter.Null, TextWriter.Null, IsTerminal: false, HasColor: false);
        return [.. Lines(CommandLineApp.Create(console, TimeProvider.System, interrupts), []).Select(line => line.Select(part => string.Format(null, part, project)).ToArray())];
    }

    private static IEnumerable<string[]> Lines(Command command, string[] path)
    {
        if (command.Subcommands.Count > 0)
        {
            return command.Subcommands.SelectMany(child => Lines(child, [.. path, child.Name]));
        }

        string[] line =
        [
            .. path,
            .. command.Arguments.Where(a => a.Arity.MinimumNumberOfValues > 0).SelectMany(a => Values(a.Name, command)),
            .. command.Options.Where(o => o.Required || s_values.ContainsKey(o.Name)).SelectMany(o => Values(o.Name, command)),
        ];
        return [line, .. s_more.GetValueOrDefault(string.Join(' ', path), []).Select(more => (string[])[.. line, .. more])];
    }

    private static string[] Values(string name, Command command) => s_values.TryGetValue(name, out var values)
        ? values
        : throw new InvalidOperationException($"the new {name} of '{command.Name}' needs a value in {nameof(EveryCommand)}");
}
