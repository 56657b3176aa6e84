using System.CommandLine;
using ImageInfra.Cli.Json;
using ImageInfra.Cli.Options;
using ImageInfra.Cli.Terminal;

namespace ImageInfra.Cli.Simulators;

/// <summary>The command <c>imageinfra sim status</c>.</summary>
internal static class SimStatusCommand
{
    public static Command Create(CommandRunner runner, SimOptions options)
    {
        var command = new Command("status", "Shows whether a simulator is running, and its contents.") { options.Data };
        runner.Options.AddSpeechTo(command);
        runner.Handle(command, async (parsed, report, cancellationToken) =>
        {
            using var client = SimulatorClient.Open(options.Directory(parsed));
            var status = await client.GetAsync("status", cancellationToken);
            var link = await client.SendAsync(HttpMethod.Post, "links", null, cancellationToken);
            var page = new Uri(client.Endpoint, (string)link["page"]!).ToString();
            report.Line($"A simulated Azure listens at [blue]{client.Endpoint}[/] (process {(int)status["processId"]!})");
            report.Line($"  clock: {(DateTimeOffset)status["time"]!:yyyy-MM-dd HH:mm}, {(double)status["speed"]!:0} times as fast as real time");
            report.Line($"  {(int)status["resources"]!} resources, {(int)status["builds"]!} builds in progress, {(long)status["requests"]!} requests, {(int)status["faults"]!} faults");
            report.Line($"  page: {page} (works once, in one browser, within ten minutes)");
            report.Result(() => new SimulatorStatusOutput(
                (int)status["processId"]!,
                (DateTimeOffset)status["time"]!,
                (double)status["speed"]!,
                (string)status["tenantId"]!,
                [.. status["subscriptions"]!.AsArray().Select(s => (string)s!)],
                (string?)status["dataDirectory"],
                (bool)status["throttles"]!,
                (int)status["resources"]!,
                (int)status["builds"]!,
                (long)status["requests"]!,
                (int)status["faults"]!,
                client.Endpoint.ToString(),
                page));
            return ExitCode.Success;
        });
        return command;
    }
}
