using System.CommandLine;
using System.CommandLine.Parsing;
using System.Net;
using ImageInfra.Cli.Json;
using ImageInfra.Cli.Options;
using ImageInfra.Cli.Terminal;
using ImageInfra.Driver.Foundations;
using ImageInfra.Simulator.Foundations;
using ImageInfra.Simulator.Server;
using Microsoft.AspNetCore.Connections;

namespace ImageInfra.Cli.Simulators;

/// <summary>The command <c>imageinfra sim start</c>.</summary>
internal static class SimStartCommand
{
    private const int DefaultPort = 8443;

    public static Command Create(CommandRunner runner, SimOptions options)
    {
        var port = new Option<int>("--port") { Description = "The port; 0 selects a free one.", DefaultValueFactory = _ => DefaultPort, HelpName = "PORT" };
        port.Validators.Add(result => Check(result, result.GetValueOrDefault<int>() is >= 0 and <= 65535, "expected 0 to 65535"));
        var listen = new Option<string>("--listen") { Description = "The IP address to listen on. Any other than the default accepts requests from other machines.", DefaultValueFactory = _ => "127.0.0.1", HelpName = "ADDRESS" };
        listen.Validators.Add(result => Check(result, IPAddress.TryParse(result.GetValueOrDefault<string>(), out _), "expected an IP address"));
        var subscription = new Option<string[]>("--subscription") { Description = "The id of a simulated subscription. May be repeated. Default: two subscriptions.", HelpName = "GUID" };
        subscription.Validators.Add(result => Check(result, (result.GetValueOrDefault<string[]>() ?? []).All(s => Guid.TryParse(s, out _)), "expected a GUID"));
        var http = new Option<bool>("--http") { Description = "Use plain HTTP. Most clients send tokens only over HTTPS." };
        var noThrottling = new Option<bool>("--no-throttling") { Description = "Do not limit requests. Default: the limits of ARM." };
        var command = new Command("start", "Starts a simulated Azure that runs until Ctrl-C or 'imageinfra sim stop'. Its state is kept.")
        {
            port, options.Data, listen, subscription, http, noThrottling,
        };
        var speed = runner.Options.AddSpeedTo(command);
        runner.Options.AddSpeechTo(command);
        runner.Handle(command, async (parsed, report, cancellationToken) =>
        {
            var directory = options.Directory(parsed);
            await using var held = DirectoryLock.Hold(directory);
            var settings = new SimulatorOptions
            {
                DataDirectory = directory,
                Address = IPAddress.Parse(parsed.GetValue(listen)!),
                Port = parsed.GetValue(port),
                UsesTls = !parsed.GetValue(http),
                Speed = parsed.GetValue(speed),
                HasRealTimeClients = true,
                Throttles = !parsed.GetValue(noThrottling),
                OnWarning = report.Warn,
            };
            settings = parsed.GetValue(subscription) is { Length: > 0 } given ? settings with { Subscriptions = given } : settings;
            await using var host = await StartAsync(settings, runner.Clock, cancellationToken);
            new SimulatorServerRecord(host.Endpoint, Environment.ProcessId, host.AdminToken).Write(directory);
            Announce(report, host, settings);
            await StoppedAsync(host, cancellationToken);
            SimulatorServerRecord.Delete(directory);
            report.Line($"stopped; the state is kept in {directory}");
            return ExitCode.Success;
        });
        return command;
    }

    private static async Task<SimulatorHost> StartAsync(SimulatorOptions settings, TimeProvider clock, CancellationToken cancellationToken)
    {
        try
        {
            return await SimulatorHost.StartAsync(settings, clock, cancellationToken);
        }
        catch (IOException e) when (e.InnerException is AddressInUseException)
        {
            throw new DriverException(DriverFailure.StackBusy, $"port {settings.Port} of {settings.Address} is in use: {e.Message} Choose another port with --port, or 0 for a free one", e);
        }
    }

    // Ctrl-C is the usual way to stop the simulator.
    private static async Task StoppedAsync(SimulatorHost host, CancellationToken cancellationToken)
    {
        var interrupted = new TaskCompletionSource();
        await using var registration = cancellationToken.Register(interrupted.SetResult);
        await Task.WhenAny(host.StopRequested, interrupted.Task);
    }

    private static void Announce(Report report, SimulatorHost host, SimulatorOptions settings)
    {
        var isLocal = IPAddress.IsLoopback(settings.Address);
        report.Line($"A simulated Azure listens at [blue]{host.Endpoint}[/]");
        if (isLocal)
        {
            report.Line($"  accepts requests only from this machine; to accept others, pass --listen");
        }
        else
        {
            report.Line($"  [yellow]other machines can reach it at {settings.Address} and change everything in it[/]");
        }

        report.Line($"  state: {settings.DataDirectory}; {settings.Speed:0} simulated seconds for each real second");
        var page = host.NewPageLink();
        report.Line($"  page: {page}");
        report.Line($"    the link works once, in one browser, within ten minutes; for another, run 'imageinfra sim status'");
        report.Line($"  clients: imageinfra sim env   trust: imageinfra sim trust   end: Ctrl-C or imageinfra sim stop");
        report.Result(() => new SimulatorStartOutput(
            host.Endpoint.ToString(),
            Environment.ProcessId,
            settings.TenantId,
            settings.Subscriptions,
            settings.DataDirectory,
            page.ToString(),
            isLocal));
    }

    private static void Check(OptionResult result, bool isValid, string expected)
    {
        if (!isValid)
        {
            result.AddError($"{result.Option.Name} is not valid; {expected}");
        }
    }
}
