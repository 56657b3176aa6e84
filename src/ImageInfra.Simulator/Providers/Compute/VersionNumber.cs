using System.Globalization;
using ImageInfra.Simulator.Arm;
using ImageInfra.Simulator.Store;

namespace ImageInfra.Simulator.Providers.Compute;

/// <summary>The number of an image version: three 32-bit integers.</summary>
internal sealed record VersionNumber(int Major, int Minor, int Patch)
{
    public static VersionNumber? Parse(string text) => text.Split('.') is [var major, var minor, var patch]
        && int.TryParse(major, NumberStyles.None, CultureInfo.InvariantCulture, out var a)
        && int.TryParse(minor, NumberStyles.None, CultureInfo.InvariantCulture, out var b)
        && int.TryParse(patch, NumberStyles.None, CultureInfo.InvariantCulture, out var c)
            ? new(a, b, c)
            : null;

    /// <summary>
    /// Returns the number after the highest version, optionally of a major version. The first number of a major version is M.0.0;
    /// otherwise, the first number is 1.0.0 (assumed).
    /// </summary>
    public static VersionNumber Next(IEnumerable<VersionNumber> existing, int? major)
    {
        var highest = existing
            .Where(v => major is null || v.Major == major)
            .OrderBy(v => (v.Major, v.Minor, v.Patch))
            .LastOrDefault();
        return highest is null ? new(major ?? 1, 0, 0) : highest with { Patch = highest.Patch + 1 };
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Major}.{Minor}.{Patch}");
}

/// <summary>Resolves the version of a source.</summary>
internal static class SourceVersion
{
    private const string Latest = "/latest";

    /// <summary>Returns a version by its id, or the latest version: the highest one in the region that is not excluded. Null if there is none.</summary>
    public static ArmResource? Resolve(AzureState azure, string id, string location) => !id.EndsWith(Latest, StringComparison.OrdinalIgnoreCase)
        ? azure.Store.Find(id)
        : azure.Store.In(id[..^Latest.Length])
            .Where(v => !IsExcluded(v, location) && v.ProvisioningState is "Succeeded" or "Updating" && Replication.IsIn(v, location, azure.Now))
            .MaxBy(v => VersionNumber.Parse(v.Name) is { } n ? (n.Major, n.Minor, n.Patch) : default);

    private static bool IsExcluded(ArmResource version, string location)
    {
        var profile = version.Properties["publishingProfile"]!;
        return (bool?)profile["excludeFromLatest"] == true
            || ((System.Text.Json.Nodes.JsonArray)profile["targetRegions"]!).Any(r => Locations.Same((string?)r!["name"], location) && (bool?)r["excludeFromLatest"] == true);
    }
}
