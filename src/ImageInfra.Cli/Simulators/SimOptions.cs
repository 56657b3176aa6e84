using System.CommandLine;

namespace ImageInfra.Cli.Simulators;

/// <summary>The option that all commands for a running simulator share.</summary>
internal sealed class SimOptions
{
    public Option<string> Data { get; } = new("--data")
    {
        Description = "The folder of the simulator's state, keys and certificate.",
        DefaultValueFactory = _ => Path.Combine(".imageinfra", "sim"),
        HelpName = "DIRECTORY",
    };

    public string Directory(ParseResult parsed) => Path.GetFullPath(parsed.GetValue(Data)!);
}
