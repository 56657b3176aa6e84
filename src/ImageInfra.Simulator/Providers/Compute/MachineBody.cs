using ImageInfra.Simulator.Arm;
using ImageInfra.Simulator.Foundations;
using ImageInfra.Simulator.Store;

namespace ImageInfra.Simulator.Providers.Compute;

/// <summary>The common parts of virtual machines and scale sets.</summary>
internal static class MachineBody
{
    private static readonly string[] s_secrets = ["adminPassword", "customData"];

    /// <summary>Removes write-only properties.</summary>
    public static void Complete(JsonObject profile)
    {
        foreach (var name in s_secrets)
        {
            (profile["osProfile"] as JsonObject)?.Remove(name);
        }

        profile.Remove("userData");
    }

    /// <summary>Rejects a change of the location.</summary>
    public static void CheckLocation(ArmResource? known, string location)
    {
        if (known is not null && !Locations.Same(known.Location, location))
        {
            throw new ArmFault(409, "InvalidResourceLocation", $"The resource '{known.Name}' already exists in location '{known.Location}'.");
        }
    }

    public static string NewId(AzureState azure) => DerivedGuid.Of(++azure.Timeline.Sequence).ToString();
}
