using ImageInfra.Cli.Catalog;
using ImageInfra.Model.Images;
using ImageInfra.UnitTests.Model.Loading;
using ImageInfra.UnitTests.Support;

namespace ImageInfra.UnitTests.Model.Validation;

/// <summary>Tests that one mistake in a valid project gives one finding at its line.</summary>
public sealed class BrokenCatalogTests
{
    private const int Promised = 100;

    public static TheoryData<string, string, string> LinuxSlips => new()
    {
        { "- echo one", "- if true; then", "web.yaml:17:11: shell-syntax: syntax error: unexpected end of file" },
        { "- set -eu", "- fi", "web.yaml:16:11: shell-syntax: syntax error near unexpected token `fi'" },
        { "- echo one", "- 'echo \"one'", "web.yaml:17:12: shell-syntax: unexpected EOF while looking for matching `\"'" },
        { "- echo one", "- cat <<EOF", "web.yaml:17:11: shell-syntax: here-document delimited by end-of-file (wanted `EOF')" },
        { "- echo one", "- for a in b; echo; done", "web.yaml:17:11: shell-syntax: syntax error near unexpected token `echo'" },
        { "            fi\n", "            done\n", "web.yaml:34:13: shell-syntax: syntax error near unexpected token `done'" },
        { "- set -eu", "- '#!/usr/bin/env python3'", "web.yaml:16:12: script-not-parsed: was not parsed, because its first line does not name a shell" },
        { "- echo one", "- sudo apt-get install nginx", "web.yaml:17:16: interactive-command: 'apt-get install' asks for confirmation; add --yes" },
        { "- echo one", "- sudo dnf upgrade", "web.yaml:17:16: interactive-command: 'dnf upgrade' asks" },
        { "- echo one", "- sudo zypper install nginx", "web.yaml:17:16: interactive-command: 'zypper install' asks" },
        { "- echo one", "- curl -fsSL https://example.com/x | sudo bash", "web.yaml:17:11: remote-script-piped: runs downloaded code" },
        { "- echo one", "- wget -qO- https://example.com/x | sh", "web.yaml:17:11: remote-script-piped" },
        { "- echo one", "- bash <(curl -s https://example.com/x)", "web.yaml:17:11: remote-script-piped" },
        { "- echo one", "- sudo reboot", "web.yaml:17:11: restart-in-script: restarts the VM" },
        { "- echo one", "- sudo shutdown -r now", "web.yaml:17:11: restart-in-script" },
        { "- echo one", "- sudo systemctl reboot", "web.yaml:17:11: restart-in-script" },
        { "/eb425fd0ecff19e74e50644187a78a9c3f975a05/", "/main/", "web.yaml:20:7: script-not-pinned: 'config' fetches from an address without a commit or version" },
        { "      sha256Checksum: 0000000000000000000000000000000000000000000000000000000000000000\n", "", "web.yaml:24:7: script-not-pinned: 'harden' fetches" },
        { "destination: /tmp/a.conf", "destination: 'C:\\a.conf'", "web.yaml:21:7: destination-path: 'C:\\a.conf' is not an absolute Linux path" },
        { "destination: /tmp/a.conf", "destination: a.conf", "web.yaml:21:7: destination-path: 'a.conf' is not an absolute Linux path" },
        { "destination: /tmp/a.conf", "destination: /etc/a.conf", "web.yaml:21:7: destination-not-writable: '/etc/a.conf' is not below /tmp" },
        { "sku: server", "sku: server-gen1", "web.yaml:11:5: generation-mismatch: 'server-gen1' is generation V1, but the definition is V2" },
        { "sku: server", "sku: server-arm64", "web.yaml:11:5: source-architecture: 'server-arm64' of 'ubuntu-24_04-lts' is Arm64" },
        { "vmSize: Standard_D2ds_v5", "vmSize: Standard_D2pds_v5", "web.yaml:37:5: source-architecture: 'Standard_D2pds_v5' is Arm64, but the definition is x64" },
        { "- echo one", "- export URL='https://example.com/a?sv=1&sig=abcdefghijklmnopqrstuvwx%3D'", "web.yaml:17:49: plain-secret: may contain the signature of a URL: &sig=***" },
        { "- echo one", "- export C='DefaultEndpointsProtocol=https;AccountKey=abcdefgh=='", "web.yaml:17:52: plain-secret: may contain a storage or service key: AccountKey=***" },
        { "- echo one", "- export C='Endpoint=sb://a;SharedAccessKey=abcdefgh='", "web.yaml:17:37: plain-secret: may contain a storage or service key: SharedAccessKey=***" },
        { "- echo one", "- export PASSWORD=hunter22", "web.yaml:17:18: plain-secret: may contain a password: PASSWORD=***" },
        { "- echo one", "- mysql --password hunter22", "web.yaml:17:16: plain-secret: may contain a password" },
        { "- echo one", "- export T=ghp_abcdefghijklmnopqrstuvwxyz0123456789", "web.yaml:17:20: plain-secret: may contain a GitHub token: ***" },
        { "- echo one", "- 'curl -H \"Authorization: Bearer eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln\" https://a'", "web.yaml:17:43: plain-secret: may contain a token: ***" },
        { "- echo one", "- export AWS=AKIAABCDEFGHIJKLMNOP", "web.yaml:17:22: plain-secret: may contain an access key of AWS: ***" },
        { "- echo one", "- echo '-----BEGIN RSA PRIVATE KEY-----' > /tmp/k", "web.yaml:17:17: plain-secret: may contain a private key" },
        { "tags: { team: web }", "tags: { team: web, apiKey: 'api_key=0123456789' }", "web.yaml:2:29: plain-secret: may contain a password" },
        { "publisher: canonical", "publisher: debian", "web.yaml:9:5: policy-source: 'debian:ubuntu-24_04-lts:server' is not allowed; expected canonical:ubuntu*:*, MicrosoftWindowsServer:*:*" },
        { "tags: { team: web }", "tags: { owner: web }", "web.yaml:2:1: policy-tags: the tag 'team' is required; add it to the image" },
        { "managedResourceTags: { team: builds }", "managedResourceTags: { owner: builds }", "web.yaml:42:3: policy-tags: the tag 'team' is required on the resources of the build too; add it to template.managedResourceTags" },
        { "- name: westeurope", "- name: northeurope", "web.yaml:40:7: location-not-in-regions: must contain 'westeurope', the location of the stack 'dev'" },
        { "- name: westeurope", "- name: westeurope\n        - name: eastus", "web.yaml:42:11: policy-region: 'eastus' is not allowed; expected westeurope, northeurope" },
        { "vmSize: Standard_D2ds_v5", "vmSize: Standard_E4ds_v5", "web.yaml:37:5: policy-vm-size: 'Standard_E4ds_v5' is not allowed; expected Standard_D*ds_v5" },
        { "buildTimeoutInMinutes: 120", "buildTimeoutInMinutes: 361", "web.yaml:35:3: policy-timeout: '361' is too long; expected at most 360" },
        { "name: harden", "name: hardened", "web.yaml:12:3: policy-customizer: a Shell step named 'harden' is required as the last step" },
        { "name: check", "name: checked", "web.yaml:27:5: policy-validator: a step named 'check' is required" },
        { "    - type: Shell\n      name: harden\n", "    - type: Shell\n      name: harden\n      inline: [echo hard]\n    - type: Shell\n      name: more\n", "web.yaml:22:5: policy-customizer: a Shell step named 'harden' must be the last" },
        { "    - type: Shell\n      name: setup\n", "    - type: Shell\n      inline: [echo before]\n    - type: Shell\n      name: setup\n", "web.yaml:15:5: policy-customizer: a Shell step named 'setup' must be the first" },
    };

    public static TheoryData<string, string, string> WindowsSlips => new()
    {
        { "- Write-Output 'one'", "- Write-Output 'one", "web.yaml:18:24: powershell-syntax: The string is missing the terminator: '" },
        { "- Write-Output 'one'", "- if ($true) { Write-Output 'one'", "web.yaml:18:22: powershell-syntax: Missing closing '}'" },
        { "- Write-Output 'one'", "- Write-Output (1 + )", "web.yaml:18:28: powershell-syntax: You must provide a value expression following the '+' operator" },
        { "              exit 0\n", "              $x = 1 +\n", "web.yaml:31:23: powershell-syntax: You must provide a value expression following the '+' operator" },
        { "- Write-Output 'one'", "- using module Az", "web.yaml:18:11: script-not-parsed: names a module" },
        { "- Write-Output 'one'", "- '#Requires -Modules Az'", "web.yaml:18:12: script-not-parsed: names a module" },
        { "- $ErrorActionPreference = 'Stop'\n        - Write-Output 'one'", "- '#Requires -RunAsAdministrator'\n        - Write-Output 'one", "web.yaml:18:24: powershell-syntax: The string is missing the terminator: '" },
        { "- $ErrorActionPreference = 'Stop'\n        - Write-Output 'one'", "- '#Requires -Version 5.1'\n        - if ($true) { Write-Output 'one'", "web.yaml:18:22: powershell-syntax: Missing closing '}'" },
        { "    - type: WindowsRestart\n", "", "web.yaml:22:5: no-restart-after-update: installs updates without a WindowsRestart after it" },
        { "    - type: WindowsUpdate\n    - type: WindowsRestart\n", "    - type: WindowsRestart\n    - type: WindowsUpdate\n", "web.yaml:23:5: no-restart-after-update" },
        { "    - type: WindowsRestart\n", "    - type: WindowsRestart\n    - { type: PowerShell, inline: ['C:\\Windows\\System32\\Sysprep\\sysprep.exe /oobe /generalize'] }\n", "web.yaml:24:57: own-deprovision: generalizes the VM" },
        { "- Write-Output 'one'", "- Add-AppxPackage -Path C:\\a.msix", "web.yaml:18:11: sysprep-breaker: installs an app for one user" },
        { "- Write-Output 'one'", "- Enable-BitLocker -MountPoint C", "web.yaml:18:11: sysprep-breaker: encrypts the disk" },
        { "- Write-Output 'one'", "- manage-bde -on C", "web.yaml:18:11: sysprep-breaker" },
        { "- Write-Output 'one'", "- Add-Computer -DomainName example.com", "web.yaml:18:11: sysprep-breaker: joins a domain" },
        { "- Write-Output 'one'", "- msiexec /i C:\\a.msi /qn", "web.yaml:18:11: msi-exit-codes: exits with 3010" },
        { "- Write-Output 'one'", "- $p = Start-Process msiexec -ArgumentList '/i a.msi' -Wait -PassThru; exit $p.ExitCode", "web.yaml:18:30: msi-exit-codes: exits with 3010" },
        { "- Write-Output 'one'", "- Start-Process C:\\setup.exe -ArgumentList '/quiet'", "web.yaml:18:11: process-not-waited: does not wait" },
        { "- Write-Output 'one'", "- Start-Process C:\\setup.exe -ArgumentList '/quiet' -Wait", "web.yaml:18:11: exit-code-lost: ignores the exit code" },
        { "- Write-Output 'one'", "- Restart-Computer -Force", "web.yaml:18:11: restart-in-script: restarts the VM" },
        { "- Write-Output 'one'", "- shutdown /r /t 0", "web.yaml:18:11: restart-in-script" },
        { "- Write-Output 'one'", "- $a = Read-Host", "web.yaml:18:16: interactive-command: waits for input" },
        { "- Write-Output 'one'", "- iex ((New-Object Net.WebClient).DownloadString('https://example.com/x'))", "web.yaml:18:11: remote-script-piped" },
        { "- Write-Output 'one'", "- irm https://example.com/x | iex", "web.yaml:18:11: remote-script-piped" },
        { "destination: C:\\a.conf", "destination: C:/a.conf", "web.yaml:21:7: destination-path: 'C:/a.conf' is not an absolute Windows path" },
        { "destination: C:\\a.conf", "destination: a.conf", "web.yaml:21:7: destination-path" },
        { "buildTimeoutInMinutes: 120", "buildTimeoutInMinutes: 59", "web.yaml:33:3: windows-timeout: '59' is short for Windows" },
        { "hyperVGeneration: V2", "hyperVGeneration: V1", "web.yaml:12:5: generation-mismatch: '2022-datacenter-g2' is generation V2, but the definition is V1" },
        { "sku: 2022-datacenter-g2", "sku: 2022-datacenter", "web.yaml:12:5: generation-mismatch: '2022-datacenter' is generation V1" },
        { "sku: 2022-datacenter-g2", "sku: 2019-datacenter", "web.yaml:12:5: generation-mismatch" },
        { "publisher: MicrosoftWindowsServer\n    offer: WindowsServer\n    sku: 2022-datacenter-g2", "publisher: canonical\n    offer: ubuntu-24_04-lts\n    sku: server", "web.yaml:10:5: source-os: 'canonical' publishes Linux, but the definition is Windows" },
        { "- Write-Output 'one'", "- net user bob Passw0rd! /add", "web.yaml:18:11: plain-secret: may contain a password: net user bob ***" },
        { "- Write-Output 'one'", "- $s = ConvertTo-SecureString 'Passw0rd!' -AsPlainText -Force", "web.yaml:18:16: plain-secret: may contain a password: ConvertTo-SecureString '***" },
        { "    - type: WindowsUpdate\n    - type: WindowsRestart\n", "", "web.yaml:13:3: policy-customizer: a WindowsUpdate step is required" },
    };

    public static TheoryData<string, string, string> PolicySlips => new()
    {
        { "sources:", "source:", "policy.yaml:1: settings: is not a known key here; expected sources, regions, vmSizes, requiredTags, pinnedScripts, maximumTimeoutInMinutes, customizers, validators; did you mean 'sources'?" },
        { "platformImages: [", "platformImage: [", "policy.yaml:2: settings: is not a known key here; expected platformImages, galleries, managedImages; did you mean 'platformImages'?" },
        { "regions: [westeurope, northeurope]", "regions: westeurope", "policy.yaml:3: settings: expected a list" },
        { "vmSizes: [Standard_D*ds_v5]", "vmSizes: [{}]", "policy.yaml:4: settings: expected a text" },
        { "requiredTags: [team]", "requiredTags: { team: a }", "policy.yaml:5: settings: expected a list" },
        { "pinnedScripts: false", "pinnedScripts: maybe", "policy.yaml:6: settings: 'maybe' is not allowed; expected true or false" },
        { "maximumTimeoutInMinutes: 360", "maximumTimeoutInMinutes: 5", "policy.yaml:7: settings: '5' is not allowed; expected a whole number from 6 to 960" },
        { "osType: Windows", "osType: windows", "policy.yaml:11: settings: 'windows' is not allowed; expected Linux, Windows; did you mean 'Windows'?" },
        { "type: WindowsUpdate", "type: Update", "policy.yaml:11: settings: 'Update' is not allowed; expected Shell, PowerShell, WindowsRestart, WindowsUpdate, File" },
        { "position: last", "position: end", "policy.yaml:9: settings: 'end' is not allowed; expected anywhere, first, last" },
        { "{ name: check }", "{ }", "policy.yaml:13: settings: is required, or else name or sha256" },
        { "{ name: check }", "{ sha256: abc }", "policy.yaml:13: settings: is not a SHA-256" },
        { "pinnedScripts: false", "pinnedScripts: true", "web.yaml:20:7: policy-pinned: 'config' needs a sha256Checksum" },
        { "  - { name: check }", "  - { sha256: 5891b5b522d5df086d0ff0b110fbd9d21bb4fc7163af34d08286a2e846f6be03 }", "web.yaml:27:5: policy-validator: a step with SHA-256 5891b5b522d5… is required" },
    };

    public static TheoryData<string, string, string> SettingsSlips => new()
    {
        { "location: westeurope", "location: eastus", "Pulumi.dev.yaml:2: policy-region: 'eastus' is not allowed" },
        { "location: westeurope", "locaton: westeurope", "Pulumi.dev.yaml:2: settings: is not a setting" },
        { "location: westeurope\n", "location: westeurope\n  imageinfra:targetRegions: [westeurope, eastus]\n", "Pulumi.dev.yaml:3: policy-region: 'eastus' is not allowed" },
        { "location: westeurope\n", "location: westeurope\n  imageinfra:protect: often\n", "Pulumi.dev.yaml:3: settings: 'often' is not allowed; expected true or false" },
        { "location: westeurope\n", "location: westeurope\n  imageinfra:galleryName: a-b\n", "Pulumi.dev.yaml:3: settings: 'a-b'" },
        { "location: westeurope", "location: [", "Pulumi.dev.yaml:3: settings: is not YAML" },
    };

    [ShellTheory]
    [MemberData(nameof(LinuxSlips))]
    public Task One_mistake_in_a_linux_image_is_one_finding_at_its_line(string good, string slip, string expected) =>
        AssertOneAsync(BrokenCatalog.Linux, good, slip, expected, image => new(image));

    [Theory]
    [MemberData(nameof(WindowsSlips))]
    public Task One_mistake_in_a_windows_image_is_one_finding_at_its_line(string good, string slip, string expected) =>
        AssertOneAsync(BrokenCatalog.Windows, good, slip, expected, image => new(image));

    [Theory]
    [MemberData(nameof(PolicySlips))]
    public Task One_mistake_in_the_policy_is_one_finding_at_its_line(string good, string slip, string expected) =>
        AssertOneAsync(BrokenCatalog.Policy, good, slip, expected, policy => new(BrokenCatalog.Linux, policy: policy));

    [Theory]
    [MemberData(nameof(SettingsSlips))]
    public Task One_mistake_in_the_settings_is_one_finding_at_its_line(string good, string slip, string expected) =>
        AssertOneAsync(BrokenCatalog.Settings, good, slip, expected, settings => new(BrokenCatalog.Windows, settings));

    [Fact]
    public void There_are_at_least_a_hundred_broken_catalogs() => Assert.InRange(
        LinuxSlips.Count + WindowsSlips.Count + PolicySlips.Count + SettingsSlips.Count + CatalogRuleTests.Slips.Count + CatalogRuleTests.OtherSlips.Count,
        Promised,
        int.MaxValue);

    [Theory]
    [InlineData(BrokenCatalog.Linux)]
    [InlineData(BrokenCatalog.Windows)]
    public async Task A_valid_catalog_has_no_findings(string image)
    {
        using var catalog = new BrokenCatalog(image);

        Assert.Empty(await catalog.FindAsync(new PowerShellParser()));
        catalog.Project.LoadByPolicy();
    }

    [Fact]
    public async Task A_step_after_the_generalization_is_an_error()
    {
        using var catalog = new BrokenCatalog(BrokenCatalog.Linux.Replace("- echo one", "- sudo waagent -force -deprovision+user", StringComparison.Ordinal));

        Assert.Equal(
            ["own-deprovision 17", "step-after-deprovision 18", "step-after-deprovision 22"],
            (await catalog.FindAsync()).Select(f => $"{f.Rule} {f.Line}"));
    }

    [Fact]
    public void A_violation_of_the_policy_refuses_changes_of_azure()
    {
        using var catalog = new BrokenCatalog(BrokenCatalog.Linux.Replace("team: web", "owner: web", StringComparison.Ordinal));

        var e = Assert.Throws<CatalogException>(() => catalog.Project.LoadByPolicy());

        Assert.Equal("web.yaml:2: tags: the tag 'team' is required; add it to the image, or to imageinfra:tags of the stack [policy-tags]", Path.GetFileName(Assert.Single(e.Errors).ToString()));
    }

    [Fact]
    public void The_policy_applies_to_overrides_of_a_stack()
    {
        var settings = $"{BrokenCatalog.Settings.TrimEnd()}\n  imageinfra:overrides:\n    web: {{ vmSize: Standard_E4ds_v5 }}\n";
        using var catalog = new BrokenCatalog(BrokenCatalog.Linux, settings);

        var e = Assert.Throws<CatalogException>(() => catalog.Project.LoadByPolicy());

        var line = settings.Split('\n').Index().Single(l => l.Item.Contains("overrides", StringComparison.Ordinal)).Index + 1;
        Assert.Equal(
            $"Pulumi.dev.yaml:{line}: imageinfra:overrides.web: template.vmProfile.vmSize: 'Standard_E4ds_v5' is not allowed; expected Standard_D*ds_v5 [policy-vm-size]",
            Assert.Single(e.Errors).ToString());
    }

    private static async Task AssertOneAsync(string file, string good, string slip, string expected, Func<string, BrokenCatalog> with)
    {
        Assert.Contains(good, file, StringComparison.Ordinal);
        var at = file.IndexOf(good, StringComparison.Ordinal);
        using var catalog = with(file[..at] + slip + file[(at + good.Length)..]);

        var finding = Assert.Single(await catalog.FindAsync(new PowerShellParser(), new BashParser()));

        var column = finding.Column == 0 ? "" : $":{finding.Column}";
        Assert.StartsWith(expected, $"{Path.GetFileName(finding.File)}:{finding.Line}{column}: {finding.Rule}: {finding.Message}", StringComparison.Ordinal);
    }
}
