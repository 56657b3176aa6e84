using System.Text.RegularExpressions;
using ImageInfra.Simulator.Http;

namespace ImageInfra.Simulator.Resources;

/// <summary>Azure's rules for names.</summary>
internal static class ResourceNames
{
    public static void Check(string name, Regex pattern, string what)
    {
        if (!pattern.IsMatch(name))
        {
            throw new ArmFault(400, "InvalidResourceName", $"The {what} name '{name}' is invalid; it must match {pattern}.");
        }
    }
}
