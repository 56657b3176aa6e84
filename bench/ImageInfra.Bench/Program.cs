using ImageInfra.Bench;
using Spectre.Console;

if (args is [BareServer.Command])
{
    await BareServer.RunAsync();
    return 0;
}

if (args is [ManyBuilds.Start or ManyBuilds.Follow, var directory, var endpoint])
{
    return await ManyBuilds.RunAsync(args[0], directory, new(endpoint));
}

return await Scenarios.RunAsync(AnsiConsole.Console, args);
