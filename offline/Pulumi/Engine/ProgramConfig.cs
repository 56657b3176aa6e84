using System.Text.Json;

namespace Pulumi.Engine;

/// <summary>The configuration of the running program, from the variables that the engine sets.</summary>
internal static class ProgramConfig
{
    public static string? Get(string fullKey) =>
        Environment.GetEnvironmentVariable("PULUMI_CONFIG") is { Length: > 0 } json
        && JsonSerializer.Deserialize<Dictionary<string, string>>(json)!.TryGetValue(fullKey, out var value)
            ? value
            : null;
}
