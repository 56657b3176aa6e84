using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace ImageInfra.Simulator.Providers.ImageBuilder;

/// <summary>
/// The output of a step that lists the packages of the build VM. Scripts don't run in a simulation, so this class generates the
/// output from a fixed list of packages, in the format of the script.
/// </summary>
internal static partial class PackageList
{
    private const int Piece = 48;

    private static readonly string[] s_ubuntu =
    [
        "apt|2.8.3|amd64", "base-files|13ubuntu10.3|amd64", "bash|5.2.21-2ubuntu4|amd64", "ca-certificates|20240203|all", "coreutils|9.4-3ubuntu6.1|amd64",
        "libc6|2.39-0ubuntu8.6|amd64", "libssl3t64|3.0.13-0ubuntu3.6|amd64", "openssh-server|1:9.6p1-3ubuntu13.14|amd64", "openssl|3.0.13-0ubuntu3.6|amd64",
        "systemd|255.4-1ubuntu8.11|amd64", "walinuxagent|2.11.1.4-0ubuntu1~24.04.1|amd64",
    ];

    private static readonly string[] s_redHat =
    [
        "bash|0:5.1.8-9.el9|x86_64", "glibc|0:2.34-168.el9|x86_64", "openssh-server|0:8.7p1-45.el9|x86_64", "openssl|1:3.2.2-6.el9|x86_64",
        "systemd|0:252-51.el9|x86_64", "WALinuxAgent|0:2.9.1.1-6.el9|noarch",
    ];

    private static readonly string[] s_windows =
    [
        "program|Microsoft%20Edge|131.0.2903.112|x86", "program|Microsoft%20Visual%20C%2B%2B%202015-2022%20Redistributable%20%28x64%29%20-%2014.38.33135|14.38.33135.0|x64",
        "update|KB5044284||", "update|KB5046617||",
    ];

    /// <summary>Returns the output of a step; empty if it does not list packages.</summary>
    public static IEnumerable<string> Of(JsonObject template, JsonObject step)
    {
        var script = string.Join('\n', (step["inline"] as JsonArray ?? []).Select(l => (string?)l));
        if (Assignment().Match(script) is not { Success: true } marker || (!script.Contains("dpkg-query", StringComparison.Ordinal) && !script.Contains("Get-HotFix", StringComparison.Ordinal)))
        {
            return [];
        }

        var list = $"{string.Join('\n', Lines(template, (string?)step["type"] == "PowerShell"))}\n";
        var pieces = Convert.ToBase64String(Encoding.ASCII.GetBytes(list)).Chunk(Piece).Select(c => new string(c)).ToList();
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(list)))[..32];
        var name = marker.Groups["name"].Value;
        return [$"{name} begin 1", .. pieces.Select((p, i) => $"{name} {i + 1} {p}"), $"{name} end {pieces.Count} {hash}"];
    }

    private static IEnumerable<string> Lines(JsonObject template, bool isWindows)
    {
        if (isWindows)
        {
            return ["os|Microsoft%20Windows%20Server%202025%20Datacenter|10.0.26100|AMD64", .. s_windows];
        }

        var isRedHat = string.Equals((string?)template["source"]?["publisher"], "RedHat", StringComparison.OrdinalIgnoreCase);
        var packages = isRedHat ? s_redHat.Select(p => $"rpm|{p}") : s_ubuntu.Concat(Installed(template)).Select(p => $"deb|{p}");
        return [isRedHat ? "os|rhel|9.6|x86_64" : "os|ubuntu|24.04|x86_64", .. packages.Distinct().Order(StringComparer.Ordinal)];
    }

    // The names of packages that customizers install.
    private static IEnumerable<string> Installed(JsonObject template) =>
        from step in (template["customize"] as JsonArray ?? []).OfType<JsonObject>()
        from line in step["inline"] as JsonArray ?? []
        let install = Install().Match((string)line!)
        where install.Success
        from package in install.Groups["packages"].Value.Split(' ', StringSplitOptions.RemoveEmptyEntries)
        where PackageName().IsMatch(package)
        select $"{package}|1.0.0-1|amd64";

    [GeneratedRegex(@"^\$?m ?= ?'?(?<name>[a-z-]+)'?$", RegexOptions.Multiline)]
    private static partial Regex Assignment();

    [GeneratedRegex(@"\bapt(?:-get)? (?:-\S+ )*install (?<packages>.+)$")]
    private static partial Regex Install();

    [GeneratedRegex(@"^[a-z0-9][a-z0-9.+-]+$")]
    private static partial Regex PackageName();
}
