using ImageInfra.Driver.Validation;
using ImageInfra.Project.Stacks;
using ImageInfra.UnitTests.Support;

namespace ImageInfra.UnitTests.Model.Validation;

/// <summary>Mistakes from public reports that are found, and stay found.</summary>
public sealed class HeldMistakeTests : IDisposable
{
    private const string Windows = "osType: Windows";
    private const string Server = "publisher: MicrosoftWindowsServer, offer: WindowsServer, sku: 2022-datacenter-g2";

    private readonly SomeScripts _project = new();

    public HeldMistakeTests() => _project.File("Pulumi.yaml", "name: p\nruntime: dotnet\n").File("Pulumi.dev.yaml", "config:\n  imageinfra:location: westeurope\n");

    public void Dispose() => _project.Dispose();

    [Theory]
    [InlineData("distribute: [{ type: SharedImage, targetRegions: [{ name: North Europe }, { name: westeurope }, { name: northeurope, replicaCount: 2 }] }]", "is given twice; keep one")]
    [InlineData("distribute: [{ type: SharedImage, replicationRegions: [westeurope, West Europe] }]", "twice; keep one")]
    public async Task A_region_that_is_given_twice_is_an_error(string rest, string expected) =>
        Assert.Contains(await FindAsync(Windows, "{ type: PowerShell, inline: [Get-Date] }", rest), f => f.StartsWith("Error catalog", StringComparison.Ordinal) && f.Contains(expected, StringComparison.Ordinal));

    [Theory]
    [InlineData(", hyperVGeneration: V1, features: [{ name: SecurityType, value: TrustedLaunchSupported }]", "'TrustedLaunchSupported' requires hyperVGeneration V2")]
    [InlineData(", features: [{ name: SecurityType, value: TrustedLaunch }]", "'TrustedLaunch' is not supported by Azure Image Builder; expected Standard, TrustedLaunchSupported")]
    [InlineData(", features: [{ name: SecurityType, value: ConfidentialVM }]", "'ConfidentialVM' is not supported by Azure Image Builder")]
    [InlineData(", features: [{ name: SecurityType, value: ConfidentialVmSupported }]", "did you mean 'ConfidentialVMSupported'?")]
    [InlineData(", features: [{ name: DiskControllerTypes, value: 'SCSI,NVMe' }]", "did you mean 'SCSI, NVMe'?")]
    [InlineData(", features: [{ name: IsHibernateSupported, value: 'true' }]", "did you mean 'True'?")]
    public async Task A_feature_that_azure_refuses_is_an_error(string features, string expected) =>
        Assert.Contains(expected, Assert.Single(await FindAsync(Windows + features, "{ type: PowerShell, inline: [Get-Date] }")), StringComparison.Ordinal);

    [Theory]
    [InlineData("{ type: PowerShell, inline: [Install-Language de-DE, Restart-Computer -Force] }", "restart-in-script")]
    [InlineData("{ type: PowerShell, inline: ['& $env:SystemRoot\\System32\\Sysprep\\Sysprep.exe /oobe /generalize /quiet /quit'] }", "own-deprovision")]
    [InlineData("{ type: File, sourceUri: 'https://stexample.blob.core.windows.net/f/a.zip?sp=r&sv=2022-11-02&sr=b&sig=AbCdEfGhIjKlMnOpQrStUvWxYz0123456789%2BAbCdEf%3D', destination: 'C:\\a.zip' }", "plain-secret")]
    public async Task A_step_that_fails_or_leaks_is_found(string step, string rule) =>
        Assert.Contains(await FindAsync(Windows, step), f => f.Contains($" {rule}:", StringComparison.Ordinal));

    // Only Azure knows the policies of a subnet of another owner.
    [Fact]
    public async Task An_own_subnet_without_one_for_containers_has_no_finding()
    {
        _project.File($"{SomeScripts.Images}/web.yaml", """
            name: web
            definition: { osType: Linux, identifier: { publisher: p, offer: o, sku: web } }
            network: { mode: vnet, subnetId: /subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg-hub/providers/Microsoft.Network/virtualNetworks/hub/subnets/images }
            template:
              source: { type: PlatformImage, publisher: canonical, offer: ubuntu-24_04-lts, sku: server }
              customize: [{ type: Shell, inline: [hostname] }]
            """);

        Assert.Empty((await new ProjectValidation([]).CheckAsync([new FactoryProject(_project.Project.FullName, "dev")], [], default)).Findings);
    }

    private async Task<IReadOnlyList<string>> FindAsync(string definition, string step, string rest = "")
    {
        _project.File($"{SomeScripts.Images}/web.yaml", $$"""
            name: web
            definition: { {{definition}}, identifier: { publisher: p, offer: o, sku: web } }
            template:
              source: { type: PlatformImage, {{Server}} }
              customize: [{{step}}]
              {{rest}}
            """);
        var report = await new ProjectValidation([]).CheckAsync([new FactoryProject(_project.Project.FullName, "dev")], [], default);
        return [.. report.Findings.Select(f => $"{f.Severity} {f.Rule}: {f.Message}")];
    }
}
