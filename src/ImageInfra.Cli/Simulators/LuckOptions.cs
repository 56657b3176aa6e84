using System.CommandLine;
using System.Text.Json.Nodes;

namespace ImageInfra.Cli.Simulators;

/// <summary>The options for the frequency of a fault.</summary>
internal sealed class LuckOptions
{
    private readonly Option<double?> _rate = new("--rate") { Description = "The probability of the fault, up to 1. Default: 1." };
    private readonly Option<int?> _times = new("--times") { Description = "The number of times that the fault happens. Default: until it is cleared." };
    private readonly Option<int?> _seed = new("--seed") { Description = "The seed of the random numbers. Default: 0." };

    public void AddTo(Command command)
    {
        command.Options.Add(_rate);
        command.Options.Add(_times);
        command.Options.Add(_seed);
    }

    /// <summary>Adds the given options to the body of the request.</summary>
    public JsonObject Read(ParseResult parsed, JsonObject body)
    {
        body["rate"] = parsed.GetValue(_rate);
        body["times"] = parsed.GetValue(_times);
        body["seed"] = parsed.GetValue(_seed);
        foreach (var name in body.Where(p => p.Value is null).Select(p => p.Key).ToList())
        {
            body.Remove(name);
        }

        return body;
    }
}
