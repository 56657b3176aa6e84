using ImageInfra.Bench;
using ImageInfra.Bench.Fuzz;
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

if (args is [FuzzRun.Command, var inputs])
{
    return await FuzzRun.RunAsync(AnsiConsole.Console, Scenarios.FindRoot(), int.Parse(inputs, null));
}

return await Scenarios.RunAsync(AnsiConsole.Console, args);
