using ImageInfra.Driver.Arm.Clouds;
using ImageInfra.Project.Stacks;

namespace ImageInfra.UnitTests.Support;

/// <summary>Settings that select a cloud: <c>key=value</c> in the stack file, <c>NAME=value</c> in the environment.</summary>
internal static class SomeAzureSettings
{
    public static AzureSettings Of(params IReadOnlyList<string> settings)
    {
        var all = settings.Select(s => s.Split('=', 2)).ToLookup(s => char.IsUpper(s[0][0]), s => (Key: s[0], Value: s[1]));
        return new(
            all[false].ToDictionary(s => s.Key, s => new ConfiguredValue(s.Value == "(encrypted)" ? null : s.Value, "Pulumi.dev.yaml", 3)),
            all[true].ToDictionary(s => s.Key, s => s.Value));
    }
}
