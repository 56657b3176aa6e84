using ImageInfra.Cli;
using ImageInfra.Cli.Terminal;

using var interrupts = new Interrupts();
using var signal = new InterruptSignal(interrupts);
return await CommandLineApp.RunAsync(args, CliConsole.OfProcess(), TimeProvider.System, interrupts);
