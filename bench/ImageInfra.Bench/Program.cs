using ImageInfra.Bench;
using Spectre.Console;

if (args is [BareServer.Command])
{
    await BareServer.RunAsync();
    return 0;
}

return await Scenarios.RunAsync(AnsiConsole.Console, args);
