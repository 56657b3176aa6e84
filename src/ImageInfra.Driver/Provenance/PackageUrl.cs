namespace ImageInfra.Driver.Provenance;

/// <summary>Package URLs (purl) of installed packages.</summary>
internal static class PackageUrl
{
    /// <summary>
    /// The purl: of types <c>deb</c>, <c>rpm</c> and <c>apk</c> with the distribution as namespace; <c>generic</c> for what
    /// Windows has, for which there is no type.
    /// </summary>
    public static string Of(InstalledPackage package, PackageInventory inventory)
    {
        if (package.Kind is not ("deb" or "rpm" or "apk"))
        {
            return Join($"pkg:generic/{Encode(package.Name)}", package.Version, []);
        }

        // Of an RPM the epoch is a qualifier, and the name has its case.
        var (epoch, version) = package.Kind is "rpm" && package.Version.Split(':', 2) is [var e, var rest] ? (e, rest) : ("0", package.Version);
        var name = package.Kind is "rpm" ? package.Name : package.Name.ToLowerInvariant();
        return Join(
            $"pkg:{package.Kind}/{Encode(inventory.System.ToLowerInvariant())}/{Encode(name)}",
            version,
            [
                ("arch", package.Architecture),
                ("distro", inventory.SystemVersion.Length > 0 ? $"{inventory.System}-{inventory.SystemVersion}" : ""),
                ("epoch", epoch is "0" ? "" : epoch),
            ]);
    }

    private static string Join(string start, string version, IEnumerable<(string Key, string Value)> qualifiers)
    {
        var query = string.Join('&', qualifiers.Where(q => q.Value.Length > 0).Select(q => $"{q.Key}={Encode(q.Value)}"));
        return $"{start}{(version.Length > 0 ? $"@{Encode(version)}" : "")}{(query.Length > 0 ? $"?{query}" : "")}";
    }

    // As RFC 3986 says, but for the colon, which purl leaves as it is.
    private static string Encode(string text) => Uri.EscapeDataString(text).Replace("%3A", ":", StringComparison.Ordinal);
}
