using System.Text.Json.Nodes;
using ImageInfra.Simulator.Http;
using ImageInfra.Simulator.Resources;
using ImageInfra.Simulator.State;

namespace ImageInfra.Simulator.Compute;

/// <summary>What virtual machines, and those of scale sets, have in common.</summary>
internal static class MachineBody
{
    private static readonly string[] s_secrets = ["adminPassword", "customData"];

    /// <summary>Removes what is written and never read.</summary>
    public static void Complete(JsonObject profile)
    {
        foreach (var name in s_secrets)
        {
            (profile["osProfile"] as JsonObject)?.Remove(name);
        }

        profile.Remove("userData");
    }

    /// <summary>What is somewhere stays there.</summary>
    public static void CheckLocation(ArmResource? known, string location)
    {
        if (known is not null && !Locations.Same(known.Location, location))
        {
            throw new ArmFault(409, "InvalidResourceLocation", $"The resource '{known.Name}' already exists in location '{known.Location}'.");
        }
    }

    public static string NewId(SimulatedAzure azure) => DerivedGuid.Of(++azure.Timeline.Sequence).ToString();
}
