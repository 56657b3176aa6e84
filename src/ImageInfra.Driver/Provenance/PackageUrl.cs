namespace ImageInfra.Driver.Provenance;

/// <summary>Creates package URLs (purl) for installed packages.</summary>
internal static class PackageUrl
{
    /// <summary>
    /// Creates the purl: for the types <c>deb</c>, <c>rpm</c> and <c>apk</c> with the distribution as namespace, and <c>generic</c> for
    /// Windows, which has no type of its own.
    /// </summary>
    public static string Of(InstalledPackage package, PackageInventory inventory)
    {
        if (package.Kind is not ("deb" or "rpm" or "apk"))
        {
            return Join($"pkg:generic/{Encode(package.Name)}", package.Version, []);
        }

        // For RPM packages the epoch is a qualifier, and names are case-sensitive.
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

    // Encoded as in RFC 3986, except the colon, which purl does not encode.
    private static string Encode(string text) => Uri.EscapeDataString(text).Replace("%3A", ":", StringComparison.Ordinal);
}
