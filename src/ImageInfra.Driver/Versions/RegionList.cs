using System.Globalization;
using ImageInfra.Model.Images;

namespace ImageInfra.Driver.Versions;

/// <summary>Formats target regions as the value of a tag: <c>westeurope,northeurope*2,swedencentral*1*Standard_ZRS</c>.</summary>
internal static class RegionList
{
    /// <summary>The maximum length of a tag value.</summary>
    private const int MaximumLength = 256;

    /// <summary>Formats the list; null if it does not fit into a tag.</summary>
    public static string? Write(IEnumerable<TargetRegion> regions) =>
        string.Join(',', regions.Select(Write)) is { Length: <= MaximumLength } text ? text : null;

    public static IReadOnlyList<TargetRegion> Read(string text) =>
    [
        .. text.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(region => region.Split('*') switch
        {
            [var name, var count, var storage] => new TargetRegion(name, Count(count), storage),
            [var name, var count] => new TargetRegion(name, Count(count)),
            var parts => new TargetRegion(parts[0]),
        }),
    ];

    private static string Write(TargetRegion region) => region switch
    {
        { StorageAccountType: not "Standard_LRS" } => $"{region.Name}*{region.ReplicaCount}*{region.StorageAccountType}",
        { ReplicaCount: > 1 } => $"{region.Name}*{region.ReplicaCount}",
        _ => region.Name,
    };

    private static int Count(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : 1;
}
