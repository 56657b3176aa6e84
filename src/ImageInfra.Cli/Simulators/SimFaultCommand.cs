using System.CommandLine;
using System.Text.Json.Nodes;
using ImageInfra.Cli.Json;
using ImageInfra.Cli.Options;
using ImageInfra.Cli.Terminal;

namespace ImageInfra.Cli.Simulators;

/// <summary>The command <c>imageinfra sim fault</c>.</summary>
internal static class SimFaultCommand
{
    public static Command Create(CommandRunner runner, SimOptions options) => new("fault", "Injects faults into the simulated Azure.")
    {
        CreateIncidents(runner, options), CreateAdd(runner, options), CreateRule(runner, options), CreateList(runner, options), CreateClear(runner, options),
    };

    private static Command CreateIncidents(CommandRunner runner, SimOptions options)
    {
        var command = new Command("incidents", "Lists the named incidents, with Azure's behavior and its source.") { options.Data };
        runner.Options.AddSpeechTo(command);
        runner.Handle(command, async (parsed, report, cancellationToken) =>
        {
            using var client = SimulatorClient.Open(options.Directory(parsed));
            var incidents = (JsonArray)await client.GetAsync("incidents", cancellationToken);
            foreach (var incident in incidents)
            {
                report.Line($"[bold]{(string)incident!["name"]!}[/]  {(string)incident["what"]!}  [dim]({(string)incident["knownFrom"]!})[/]");
            }

            report.Result(() => new IncidentsOutput([.. incidents.Select(i => new IncidentsOutput.Incident((string)i!["name"]!, (string)i["what"]!, (string)i["knownFrom"]!))]));
            return ExitCode.Success;
        });
        return command;
    }

    private static Command CreateAdd(CommandRunner runner, SimOptions options)
    {
        var incident = new Argument<string>("INCIDENT") { Description = "An incident; to list them, run 'imageinfra sim fault incidents'." };
        var match = new Option<string?>("--match") { Description = "The ids of affected resources, with * for any text. Default: all.", HelpName = "PATTERN" };
        var luck = new LuckOptions();
        var command = new Command("add", "Adds a named incident.") { incident, match };
        luck.AddTo(command);
        Send(command, runner, options, parsed => luck.Read(parsed, new() { ["incident"] = parsed.GetValue(incident), ["match"] = parsed.GetValue(match) }));
        return command;
    }

    private static Command CreateRule(CommandRunner runner, SimOptions options)
    {
        var kind = new Option<string>("--kind") { Description = "Refuse, LoseAnswer (the request succeeds, but its response is an error), Reset or Slow.", DefaultValueFactory = _ => "Refuse" };
        kind.AcceptOnlyFromAmong("Refuse", "LoseAnswer", "Reset", "Slow");
        var method = new Option<string?>("--method") { Description = "The HTTP method. Default: all." };
        var path = new Option<string?>("--path") { Description = "The path, with * for any text. Default: all.", HelpName = "PATTERN" };
        var status = new Option<int?>("--status") { Description = "The HTTP status, 400 to 599. Default: 500." };
        var code = new Option<string?>("--code") { Description = "The error's code." };
        var retryAfter = new Option<int?>("--retry-after") { Description = "The header Retry-After, in seconds." };
        var delay = new Option<int?>("--delay") { Description = "The delay of the response, in seconds of the simulated clock." };
        var luck = new LuckOptions();
        var command = new Command("rule", "Adds a rule that makes requests fail.") { kind, method, path, status, code, retryAfter, delay };
        luck.AddTo(command);
        Send(command, runner, options, parsed => luck.Read(parsed, new()
        {
            ["kind"] = parsed.GetValue(kind), ["method"] = parsed.GetValue(method), ["path"] = parsed.GetValue(path), ["status"] = parsed.GetValue(status),
            ["code"] = parsed.GetValue(code), ["retryAfter"] = parsed.GetValue(retryAfter), ["delaySeconds"] = parsed.GetValue(delay),
        }));
        return command;
    }

    private static void Send(Command command, CommandRunner runner, SimOptions options, Func<ParseResult, JsonObject> read)
    {
        command.Options.Add(options.Data);
        runner.Options.AddSpeechTo(command);
        runner.Handle(command, async (parsed, report, cancellationToken) =>
        {
            using var client = SimulatorClient.Open(options.Directory(parsed));
            var added = await client.SendAsync(HttpMethod.Post, "faults", read(parsed), cancellationToken);
            report.Line($"fault {(int)added["id"]!} is active: {(string)added["name"]!}; to remove it, run 'imageinfra sim fault clear {(int)added["id"]!}'");
            report.Result(() => FaultsView.Output(added));
            return ExitCode.Success;
        });
    }

    private static Command CreateList(CommandRunner runner, SimOptions options)
    {
        var command = new Command("list", "Lists the active faults with their counts.") { options.Data };
        runner.Options.AddSpeechTo(command);
        runner.Handle(command, async (parsed, report, cancellationToken) =>
        {
            using var client = SimulatorClient.Open(options.Directory(parsed));
            var faults = (JsonArray)await client.GetAsync("faults", cancellationToken);
            FaultsView.Show(report, faults);
            return ExitCode.Success;
        });
        return command;
    }

    private static Command CreateClear(CommandRunner runner, SimOptions options)
    {
        var id = new Argument<int?>("ID") { Description = "The fault. Default: all.", Arity = ArgumentArity.ZeroOrOne };
        var command = new Command("clear", "Removes faults.") { id, options.Data };
        runner.Options.AddSpeechTo(command);
        runner.Handle(command, async (parsed, report, cancellationToken) =>
        {
            using var client = SimulatorClient.Open(options.Directory(parsed));
            var ended = await client.SendAsync(HttpMethod.Delete, parsed.GetValue(id) is { } one ? $"faults?id={one}" : "faults", null, cancellationToken);
            report.Line($"{(int)ended["ended"]!} ended");
            report.Result(() => new FaultsClearedOutput((int)ended["ended"]!));
            return ExitCode.Success;
        });
        return command;
    }
}
