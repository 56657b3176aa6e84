using System.Reflection;

namespace ImageInfra.Cli.Terminal;

/// <summary>What the build recorded in this program; see eng/PulumiSdk.targets.</summary>
internal static class BuildFacts
{
    private static readonly Assembly s_assembly = typeof(BuildFacts).Assembly;

    /// <summary>The version with the commit, such as <c>1.2.0+3cc8331</c>.</summary>
    public static string FullVersion { get; } = s_assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;

    /// <summary>The version of the packages of this build.</summary>
    public static string Version { get; } = FullVersion.Split('+')[0];

    /// <summary>Whether the program has the Pulumi packages. Without them it works with the simulator only.</summary>
    public static bool HasPulumi { get; } = Find("PulumiSdk") == "nuget";

    /// <summary>Returns the fact with a key, or null.</summary>
    public static string? Find(string key) => s_assembly.GetCustomAttributes<AssemblyMetadataAttribute>().FirstOrDefault(a => a.Key == key)?.Value;
}
