using ImageInfra.Cli;
using ImageInfra.Cli.Terminal;

using var interrupt = new InterruptSignal();
return await CommandLine.RunAsync(args, CliConsole.OfProcess(), TimeProvider.System, interrupt.Token);
