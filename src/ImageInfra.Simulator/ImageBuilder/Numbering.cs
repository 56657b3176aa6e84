using System.Text.Json.Nodes;
using ImageInfra.Simulator.Compute;
using ImageInfra.Simulator.State;

namespace ImageInfra.Simulator.ImageBuilder;

/// <summary>Which number a distributor gives its version when none is named.</summary>
internal static class Numbering
{
    public static string Next(SimulatedAzure azure, ArmResource template, JsonObject distributor, ArmResource definition)
    {
        var versioning = distributor["versioning"];
        if ((string?)versioning?["scheme"] == "Source" && OfSource(template) is { } source)
        {
            return source;
        }

        var existing = azure.Store.In($"{definition.Id}/versions").Select(v => VersionNumber.Parse(v.Name)!);
        var major = (int?)versioning?["major"] is { } given and >= 0 ? given : (int?)null;
        return VersionNumber.Next(existing, major).ToString();
    }

    private static string? OfSource(ArmResource template) =>
        ((string?)template.Properties["source"]!["exactVersion"])?.Split('/')[^1] is { } text && VersionNumber.Parse(text) is { } number
            ? number.ToString()
            : null;
}
