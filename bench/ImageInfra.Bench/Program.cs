using ImageInfra.Bench;
using Spectre.Console;

return await Scenarios.RunAsync(AnsiConsole.Console, args);
