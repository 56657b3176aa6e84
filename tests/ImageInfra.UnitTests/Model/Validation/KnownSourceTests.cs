using ImageInfra.Driver.Validation;
using ImageInfra.Project.Stacks;
using ImageInfra.UnitTests.Support;
using Microsoft.Extensions.Time.Testing;

namespace ImageInfra.UnitTests.Model.Validation;

/// <summary>Mistakes about the source, the plan, the build VM and Windows that Azure would refuse, or that hang a build.</summary>
public sealed class KnownSourceTests : IDisposable
{
    private const string Jammy = "publisher: Canonical, offer: 0001-com-ubuntu-server-jammy, sku: 22_04-lts";
    private const string Noble = "publisher: canonical, offer: ubuntu-24_04-lts, sku: server";
    private const string Server = "publisher: MicrosoftWindowsServer, offer: WindowsServer, sku: 2022-datacenter-g2";
    private const string Client = "publisher: MicrosoftWindowsDesktop, offer: windows-11, sku: win11-24h2-ent";
    private const string Cis = "publisher: center-for-internet-security-inc, offer: hardened, sku: l1";
    private const string Plan = "planInfo: { planName: l1, planProduct: hardened, planPublisher: center-for-internet-security-inc }";

    private static readonly DateTimeOffset s_now = new(2026, 11, 30, 0, 0, 0, TimeSpan.Zero);

    private readonly SomeScripts _project = new();

    public KnownSourceTests() => _project.File("Pulumi.yaml", "name: p\nruntime: dotnet\n").File("Pulumi.dev.yaml", "config:\n  imageinfra:location: westeurope\n");

    public void Dispose() => _project.Dispose();

    [Theory]
    [InlineData("V2", Jammy, "Error generation-mismatch: '22_04-lts' is generation V1, but the definition is V2; set definition.hyperVGeneration to V1, or use the sku '22_04-lts-gen2'")]
    [InlineData("V1", Jammy, null)]
    [InlineData("V1", Noble, "Error generation-mismatch: 'server' is generation V2, but the definition is V1; set definition.hyperVGeneration to V2, or use the sku 'server-gen1'")]
    [InlineData("V2", "publisher: RedHat, offer: RHEL, sku: 8-lvm", "Error generation-mismatch: '8-lvm' is generation V1")]
    [InlineData("V2", "publisher: Debian, offer: debian-12, sku: 12", "Error generation-mismatch: '12' is generation V1")]
    [InlineData("V2", "publisher: redhat, offer: rhel-raw, sku: 8-raw", "Error generation-mismatch: '8-raw' is generation V1")]
    [InlineData("V2", "publisher: resf, offer: rockylinux-x86_64, sku: 9-base, planInfo: { planName: 9-base, planProduct: rockylinux-x86_64, planPublisher: resf }", "Error missing-purchase-plan")]
    [InlineData("V2", "publisher: microsoft-dsvm, offer: ubuntu-2004, sku: 2004", "Warning generation-mismatch: '2004' is generation V1")]
    [InlineData("V2", "publisher: Canonical, offer: ubuntu-24_04-lts, sku: servr", "Warning source-sku: 'servr' is not a known sku of 'ubuntu-24_04-lts'; the nearest are server")]
    [InlineData("V2", "publisher: contoso, offer: any, sku: any", null)]
    public async Task A_source_of_another_generation_is_found(string generation, string source, string? expected) =>
        AssertFound(expected, await FindAsync($"osType: Linux, hyperVGeneration: {generation}", source));

    [Theory]
    [InlineData("V2", "publisher: MicrosoftWindowsServer, offer: WindowsServer, sku: 2019-datacenter-with-containers", "'2019-datacenter-with-containers' is generation V1, but the definition is V2; set definition.hyperVGeneration to V1, or use the sku '2019-datacenter-with-containers-g2'")]
    [InlineData("V2", "publisher: MicrosoftWindowsServer, offer: WindowsServer, sku: 2025-datacenter", "'2025-datacenter' is generation V1")]
    [InlineData("V1", Client, "'win11-24h2-ent' is generation V2, but the definition is V1")]
    public async Task A_windows_source_of_another_generation_is_found(string generation, string source, string expected) =>
        AssertFound($"Error generation-mismatch: {expected}", await FindAsync($"osType: Windows, hyperVGeneration: {generation}", source, "", ["{ type: PowerShell, inline: [hostname] }"]));

    [Theory]
    [InlineData(Cis, "", "Error source-plan: images of 'center-for-internet-security-inc' have a purchase plan")]
    [InlineData("publisher: bitnami, offer: wordpress, sku: 4-4", "", "Warning source-plan: images of 'bitnami' have a purchase plan")]
    [InlineData($"{Cis}, {Plan}", "", "Error missing-purchase-plan: has no purchasePlan, but the source has a purchase plan; add purchasePlan: { name: l1, publisher: center-for-internet-security-inc, product: hardened } before the first update, because Azure can't add it later")]
    [InlineData($"{Cis}, {Plan}", ", purchasePlan: { name: l2, publisher: center-for-internet-security-inc, product: hardened }", "Error missing-purchase-plan: differs from template.source.planInfo")]
    [InlineData($"{Cis}, {Plan}", ", purchasePlan: { name: l1, publisher: center-for-internet-security-inc, product: hardened }", null)]
    public async Task A_missing_plan_is_an_error(string source, string plan, string? expected) => AssertFound(expected, await FindAsync($"osType: Linux{plan}", source));

    [Fact]
    public async Task An_image_on_a_base_with_a_plan_needs_the_plan()
    {
        _project.File($"{SomeScripts.Images}/base.yaml", Image("base", "osType: Linux, purchasePlan: { name: l1, publisher: x, product: y }", $"type: PlatformImage, {Noble}"));

        Assert.Contains("its base 'base' has a purchase plan", Assert.Single(await FindBelowAsync("osType: Linux")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("V1", "publisher: Canonical, offer: UbuntuServer, sku: 18.04-LTS", "Warning source-end-of-life: support of '18.04-LTS' of 'UbuntuServer' ended on 2023-05-31")]
    [InlineData("V2", $"{Noble}, version: 24.04.202409100", "Warning source-end-of-life: '24.04.202409100' was published on 2024-09-10")]
    [InlineData("V2", $"{Noble}, version: 24.04.202611060", null)]
    [InlineData("V2", $"{Noble}, version: 1.0.0", null)]
    public async Task A_source_without_support_and_an_old_version_are_warnings(string generation, string source, string? expected) =>
        AssertFound(expected, await FindAsync($"osType: Linux, hyperVGeneration: {generation}", source));

    [Theory]
    [InlineData("", "Standard_D8s_v6", "Error vm-size-controller: 'Standard_D8s_v6' has only NVMe disks, but the definition lacks NVMe")]
    [InlineData(", features: [{ name: DiskControllerTypes, value: 'SCSI, NVMe' }]", "Standard_D8s_v6", null)]
    [InlineData("", "Standard_D2_v2", "Error vm-size-generation: 'Standard_D2_v2' boots only generation V1, but the definition is V2")]
    [InlineData("", "Standard_E4bds_v5", null)]
    [InlineData("", "Standard_D2pds_v5", "Error source-architecture: 'Standard_D2pds_v5' is Arm64, but the definition is x64")]
    public async Task A_build_vm_that_cannot_boot_the_image_is_an_error(string features, string size, string? expected) =>
        AssertFound(expected, await FindAsync($"osType: Linux{features}", Noble, rest: $"vmProfile: {{ vmSize: {size} }}"));

    [Fact]
    public async Task A_build_vm_with_nvme_needs_a_base_with_nvme()
    {
        const string Nvme = "osType: Linux, features: [{ name: DiskControllerTypes, value: 'SCSI, NVMe' }]";
        _project.File($"{SomeScripts.Images}/base.yaml", Image("base", "osType: Linux", $"type: PlatformImage, {Noble}"));

        Assert.Contains("the definition of the base 'base' lacks NVMe", Assert.Single(await FindBelowAsync(Nvme, "vmProfile: { vmSize: Standard_E4as_v6 }")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("canonical, offer: ubuntu-24_04-lts, sku: server-arm64", "Error source-architecture: 'server-arm64' of 'ubuntu-24_04-lts' is Arm64, but the definition is x64")]
    [InlineData("contoso, offer: linux-arm64, sku: any", "Warning source-architecture: 'any' of 'linux-arm64' is Arm64")]
    public async Task A_source_of_another_architecture_is_found(string source, string expected) =>
        AssertFound(expected, await FindAsync("osType: Linux", $"publisher: {source}"));

    [Theory]
    [InlineData("ConfidentialVMSupported", Noble, "Warning security-type: SecurityType 'ConfidentialVMSupported' promises ConfidentialVM VMs, but 'server' of 'ubuntu-24_04-lts' is published for TrustedLaunch")]
    [InlineData("TrustedLaunchSupported", Noble, null)]
    [InlineData("TrustedLaunchSupported", "publisher: canonical, offer: ubuntu-24_04-lts, sku: cvm", "Warning security-type: SecurityType 'TrustedLaunchSupported' promises TrustedLaunch VMs, but 'cvm' of 'ubuntu-24_04-lts' is published for ConfidentialVM")]
    [InlineData("ConfidentialVMSupported", "publisher: canonical, offer: ubuntu-24_04-lts, sku: cvm", null)]
    [InlineData("Standard", "publisher: canonical, offer: ubuntu-24_04-lts, sku: cvm", "Warning security-type: has no SecurityType, but 'cvm' of 'ubuntu-24_04-lts' is published for ConfidentialVM; add { name: SecurityType, value: ConfidentialVMSupported }")]
    [InlineData("TrustedLaunchSupported", "publisher: contoso, offer: any, sku: any", null)]
    public async Task A_security_type_that_the_source_was_not_published_for_is_a_warning(string type, string source, string? expected) =>
        AssertFound(expected, await FindAsync($"osType: Linux, features: [{{ name: SecurityType, value: {type} }}]", source));

    [Fact]
    public async Task An_image_has_the_security_type_of_its_base()
    {
        _project.File($"{SomeScripts.Images}/base.yaml", Image("base", "osType: Linux, features: [{ name: SecurityType, value: TrustedLaunchSupported }]", $"type: PlatformImage, {Noble}"));

        Assert.StartsWith("Warning security-type: has SecurityType 'Standard', but its base 'base' has 'TrustedLaunchSupported'", Assert.Single(await FindBelowAsync("osType: Linux")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2025-datacenter-azure-edition", "Warning azure-edition-vhd: writes a VHD, but '2025-datacenter-azure-edition' is an Azure edition")]
    [InlineData("2025-datacenter-g2", null)]
    public async Task An_azure_edition_is_not_written_to_a_vhd(string sku, string? expected) => AssertFound(
        expected,
        await FindAsync("osType: Windows", $"publisher: MicrosoftWindowsServer, offer: WindowsServer, sku: {sku}", "distribute: [{ type: VHD }]", ["{ type: PowerShell, inline: [hostname] }"]));

    [Theory]
    [InlineData("V2", "vCPUs: { min: 2, max: 16 }, memory: { min: 4, max: 64 }", null)]
    [InlineData("V2", "memory: { min: 4096, max: 65536 }, vCPUs: { min: 2, max: 16 }", "Warning recommended-size: no known VM size for V2 and x64 has 4096 GB of memory or more with at most 16 vCPUs; memory is in GB: did you mean 4?")]
    [InlineData("V2", "memory: { min: 65536 }", "Warning recommended-size: no known VM size for V2 and x64 has 65536 GB of memory or more; expected at most 30400 GB; memory is in GB: did you mean 64?")]
    [InlineData("V1", "vCPUs: { min: 192 }", "Warning recommended-size: no known VM size for V1 and x64 has 192 vCPUs or more; expected at most 128")]
    [InlineData("V2", "vCPUs: { min: 64 }, memory: { max: 16 }", "Warning recommended-size: no known VM size for V2 and x64 has at most 16 GB of memory with 64 vCPUs or more")]
    public async Task A_recommendation_that_no_size_fits_is_a_warning(string generation, string recommended, string? expected) => AssertFound(
        expected,
        await FindAsync($"osType: Linux, hyperVGeneration: {generation}, recommended: {{ {recommended} }}", generation == "V1" ? Jammy : Noble));

    [Theory]
    [InlineData("web: { vmSize: Standard_D8s_v6 }", "Error vm-size-controller: template.vmProfile.vmSize: 'Standard_D8s_v6' has only NVMe disks")]
    [InlineData("'*': { vmSize: Standard_A2_v2 }", "Error vm-size-generation: template.vmProfile.vmSize: 'Standard_A2_v2' boots only generation V1")]
    [InlineData("wbe: { vmSize: Standard_D4ds_v5 }", "Error settings: the catalog has no image 'wbe'; did you mean 'web'?")]
    [InlineData("web: { vmSize: Standard_D4ds_v5 }", null)]
    public async Task Overrides_of_a_stack_are_checked_as_the_catalog_is(string change, string? expected)
    {
        _project.File("Pulumi.dev.yaml", $"config:\n  imageinfra:location: westeurope\n  imageinfra:overrides: {{ {change} }}\n");

        AssertFound(expected, await FindAsync("osType: Linux", Noble));
    }

    [Fact]
    public void Nvme_requires_generation_2()
    {
        _project.File($"{SomeScripts.Images}/web.yaml", Image("web", "osType: Linux, hyperVGeneration: V1, features: [{ name: DiskControllerTypes, value: 'NVMe, SCSI' }]", $"type: PlatformImage, {Jammy}"));

        Assert.Contains("'NVMe, SCSI' requires hyperVGeneration V2", Assert.Single(_project.Errors()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Server, "no-restart-after-feature", "{ type: PowerShell, inline: ['Enable-WindowsOptionalFeature -Online -FeatureName Containers -NoRestart'] }")]
    [InlineData(Server, "no-restart-after-feature", "{ type: PowerShell, inline: ['dism.exe /online /enable-feature /featurename:VirtualMachinePlatform /norestart'] }")]
    [InlineData(Server, "no-restart-after-feature", "{ type: WindowsRestart }", "{ type: PowerShell, inline: [Install-WindowsFeature Hyper-V] }")]
    [InlineData(Server, null, "{ type: PowerShell, inline: [Install-WindowsFeature Hyper-V] }", "{ type: WindowsRestart }")]
    [InlineData(Server, "no-restart-before-update", "{ type: PowerShell, inline: [Install-WindowsFeature Hyper-V] }", "{ type: WindowsUpdate }", "{ type: WindowsRestart }")]
    [InlineData(Server, "guest-agent-off", "{ type: PowerShell, inline: [Set-Service RdAgent -StartupType Disabled] }")]
    [InlineData(Server, "guest-agent-off", "{ type: PowerShell, inline: [Stop-Service -Name WindowsAzureGuestAgent] }")]
    [InlineData(Server, "guest-agent-off", "{ type: PowerShell, inline: ['sc.exe config WindowsAzureGuestAgent start= disabled'] }")]
    [InlineData(Server, null, "{ type: PowerShell, inline: ['while ((Get-Service RdAgent).Status -ne ''Running'') { Start-Sleep -s 5 }'] }")]
    [InlineData(Client, "elevated-without-system", "{ type: PowerShell, runElevated: true, inline: [hostname] }")]
    [InlineData(Client, null, "{ type: PowerShell, runElevated: true, runAsSystem: true, inline: [hostname] }")]
    [InlineData(Server, null, "{ type: PowerShell, runElevated: true, inline: [hostname] }")]
    [InlineData(Server, "strict-mode", "{ type: PowerShell, inline: [Set-StrictMode -Version Latest, Get-Date] }")]
    [InlineData(Server, null, "{ type: PowerShell, inline: [Set-StrictMode -Version Latest, $global:LASTEXITCODE = 0] }")]
    [InlineData(Server, "sysprep-breaker", "{ type: PowerShell, inline: ['Get-AppxPackage *Xbox* | Remove-AppxPackage'] }")]
    [InlineData(Server, null, "{ type: PowerShell, inline: ['Get-AppxPackage -AllUsers *Xbox* | Remove-AppxPackage -AllUsers'] }")]
    [InlineData(Server, "sysprep-breaker", "{ type: PowerShell, inline: [winget install --id Git.Git --silent] }")]
    public async Task What_hangs_the_generalization_is_a_warning(string source, string? rule, params string[] steps)
    {
        var found = await FindAsync("osType: Windows", source, "", steps);

        Assert.Equal(rule is null ? [] : [$"Warning {rule}"], found.Select(f => f.Split(':')[0]));
    }

    private static void AssertFound(string? expected, IReadOnlyList<string> found)
    {
        if (expected is null)
        {
            Assert.Empty(found);
        }
        else
        {
            Assert.StartsWith(expected, Assert.Single(found), StringComparison.Ordinal);
        }
    }

    private static string Image(string name, string definition, string source, string rest = "", params string[] steps) => $$"""
        name: {{name}}
        definition: { {{definition}}, identifier: { publisher: p, offer: o, sku: {{name}} } }
        template:
          source: { {{source}} }
          customize: [{{string.Join(", ", steps.DefaultIfEmpty("{ type: Shell, inline: [hostname] }"))}}]
          buildTimeoutInMinutes: 240
          {{rest}}
        """;

    private Task<IReadOnlyList<string>> FindAsync(string definition, string source, string rest = "", string[]? steps = null)
    {
        _project.File($"{SomeScripts.Images}/web.yaml", Image("web", definition, $"type: PlatformImage, {source}", rest, steps ?? []));
        return ValidateAsync();
    }

    private Task<IReadOnlyList<string>> FindBelowAsync(string definition, string rest = "")
    {
        _project.File($"{SomeScripts.Images}/web.yaml", Image("web", definition, "type: CatalogImage, image: base", rest));
        return ValidateAsync();
    }

    private async Task<IReadOnlyList<string>> ValidateAsync()
    {
        var report = await new ProjectValidation([]) { Clock = new FakeTimeProvider(s_now) }.CheckAsync([new FactoryProject(_project.Project.FullName, "dev")], [], default);
        return [.. report.Findings.Select(f => $"{f.Severity} {f.Rule}: {f.Message}")];
    }
}
