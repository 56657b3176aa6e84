using System.Globalization;

namespace ImageInfra.Simulator.Compute;

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
    /// The number after the highest there is, or after the highest of one major. The first of a major is M.0.0; without a
    /// major the first is 1.0.0, which no page of Azure says.
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
