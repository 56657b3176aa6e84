using ImageInfra.Model.Images;

namespace ImageInfra.Model.Planning;

/// <summary>
/// The customizer that prints the installed packages to the customization log. Unlike an upload, this needs no account and no
/// rights.
/// </summary>
/// <remarks>
/// <para>
/// The list has a line per package with kind, name, version and architecture, separated by <c>|</c> and percent-encoded on
/// Windows. The first line is the operating system. The log has the list in Base64, in numbered pieces of 48 characters between
/// a begin and an end line, so that a reader detects missing, repeated or wrapped pieces.
/// </para>
/// <code>
/// imageinfra-packages begin 1
/// imageinfra-packages 1 b3N8dWJ1bnR1fDI0LjA0fAo...
/// imageinfra-packages end COUNT HASH
/// </code>
/// <para>COUNT is the number of pieces, HASH the first 32 hex digits of the SHA-256 of the list.</para>
/// </remarks>
public static class PackageListing
{
    /// <summary>The name of the customizer in the template.</summary>
    public const string CustomizerName = "imageinfra-package-inventory";

    /// <summary>The start of each line in the log.</summary>
    public const string Marker = "imageinfra-packages";

    // A failure to list packages is logged and does not fail the build.
    private static readonly string[] s_shell =
    [
        $"m={Marker}",
        "(",
        ". /etc/os-release || exit 1",
        "list() {",
        "  if command -v dpkg-query >/dev/null; then",
        "    dpkg-query --show --showformat='${db:Status-Abbrev}|${Package}|${Version}|${Architecture}\\n' | sed -n 's/^.i.|/deb|/p'",
        "  elif command -v rpm >/dev/null; then",
        "    rpm -qa --queryformat 'rpm|%{NAME}|%{EPOCHNUM}:%{VERSION}-%{RELEASE}|%{ARCH}\\n' | grep -v '^rpm|gpg-pubkey|'",
        "  elif [ -r /lib/apk/db/installed ]; then",
        "    awk '/^P:/{p=substr($0,3)} /^V:/{v=substr($0,3)} /^A:/{a=substr($0,3)} /^$/{print \"apk|\" p \"|\" v \"|\" a}' /lib/apk/db/installed",
        "  else",
        "    return 1",
        "  fi",
        "}",
        "f=$(mktemp)",
        "list > \"$f.unsorted\" && [ -s \"$f.unsorted\" ] || exit 1",
        "{ echo \"os|$ID|${VERSION_ID:-}|$(uname -m)\"; LC_ALL=C sort -u \"$f.unsorted\"; } > \"$f\"",
        "echo \"$m begin 1\"",
        "base64 < \"$f\" | tr -d '\\n' | fold -w 48 > \"$f.pieces\"",
        "echo >> \"$f.pieces\"",
        "awk -v m=\"$m\" '{print m, NR, $0}' \"$f.pieces\"",
        "echo \"$m end $(awk 'END{print NR}' \"$f.pieces\") $(sha256sum \"$f\" | cut -c 1-32)\"",
        "rm -f \"$f\" \"$f.unsorted\" \"$f.pieces\"",
        ") || echo \"$m failed\"",
    ];

    private static readonly string[] s_powerShell =
    [
        $"$m = '{Marker}'",
        "try {",
        "  $ErrorActionPreference = 'Stop'",
        "  function Line { ($args | ForEach-Object { [uri]::EscapeDataString([string]$_) }) -join '|' }",
        "  $system = Get-CimInstance Win32_OperatingSystem",
        "  $roots = @{ x64 = 'HKLM:\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Uninstall'; x86 = 'HKLM:\\SOFTWARE\\WOW6432Node\\Microsoft\\Windows\\CurrentVersion\\Uninstall' }",
        "  $lines = foreach ($root in $roots.GetEnumerator()) {",
        "    Get-ChildItem $root.Value -ErrorAction SilentlyContinue | Where-Object { $_.GetValue('DisplayName') } | ForEach-Object { Line 'program' ($_.GetValue('DisplayName')) ($_.GetValue('DisplayVersion')) $root.Key }",
        "  }",
        "  $lines = @($lines) + @(Get-HotFix | ForEach-Object { Line 'update' $_.HotFixID '' '' })",
        "  $list = (@(Line 'os' $system.Caption $system.Version $env:PROCESSOR_ARCHITECTURE) + @($lines | Sort-Object -Unique)) -join \"`n\"",
        "  $bytes = [Text.Encoding]::ASCII.GetBytes($list + \"`n\")",
        "  $pieces = @([regex]::Matches([Convert]::ToBase64String($bytes), '.{1,48}') | ForEach-Object { $_.Value })",
        "  $hash = [BitConverter]::ToString([Security.Cryptography.SHA256]::Create().ComputeHash($bytes)).Replace('-', '').ToLowerInvariant()",
        "  [Console]::Out.WriteLine(\"$m begin 1\")",
        "  for ($n = 1; $n -le $pieces.Count; $n++) { [Console]::Out.WriteLine(\"$m $n $($pieces[$n - 1])\") }",
        "  [Console]::Out.WriteLine(\"$m end $($pieces.Count) $($hash.Substring(0, 32))\")",
        "} catch { [Console]::Out.WriteLine(\"$m failed\") }",
        "exit 0",
    ];

    /// <summary>Returns the template of an image, with the customizer at its end if the image requests a package inventory.</summary>
    public static ImageTemplateSpec On(ImageSpec image) => image.Version.PackageInventory
        ? image.Template with { Customize = [.. image.Template.Customize, Of(image.Definition.OsType)] }
        : image.Template;

    private static Step Of(OsType osType) => osType is OsType.Windows
        ? new Step.PowerShell { Name = CustomizerName, Inline = s_powerShell, RunElevated = true }
        : new Step.Shell { Name = CustomizerName, Inline = s_shell };
}
