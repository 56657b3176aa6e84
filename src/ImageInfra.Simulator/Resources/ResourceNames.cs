using System.Text.RegularExpressions;
using ImageInfra.Simulator.Http;

namespace ImageInfra.Simulator.Resources;

/// <summary>Azure's rules for names.</summary>
internal static class ResourceNames
{
    public static void Check(string name, string pattern, string what)
    {
        if (!Regex.IsMatch(name, pattern))
        {
            throw new ArmFault(400, "InvalidResourceName", $"The {what} name '{name}' is invalid; it must match {pattern}.");
        }
    }
}
