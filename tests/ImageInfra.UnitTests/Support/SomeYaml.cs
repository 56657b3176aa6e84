namespace ImageInfra.UnitTests.Support;

/// <summary>Catalog files.</summary>
internal static class SomeYaml
{
    private const string Group = "/subscriptions/s/resourceGroups/g/providers";

    /// <summary>An image that uses most keys.</summary>
    public static string Everything { get; } = $$"""
        name: web
        description: All of it
        tags: { team: web }
        definition:
          osType: Windows
          hyperVGeneration: V2
          architecture: x64
          identifier: { publisher: p, offer: o, sku: s }
          features:
            - { name: SecurityType, value: TrustedLaunchSupported }
            - { name: DiskControllerTypes, value: "SCSI, NVMe" }
          recommended: { vCPUs: { min: 1, max: 4 }, memory: { min: 2 } }
          disallowed: { diskTypes: [Standard_LRS] }
          eula: none
          privacyStatementUri: https://a/privacy
          releaseNoteUri: https://a/notes
          endOfLifeDate: 2027-12-01
        template:
          source:
            type: PlatformImage
            publisher: p
            offer: o
            sku: s
            version: 1.2.3
            planInfo: { planName: n, planProduct: p, planPublisher: b }
          customize:
            - { type: PowerShell, name: a, scriptUri: "https://a/b.ps1", runElevated: true, runAsSystem: true, validExitCodes: [0, 3010] }
            - { type: WindowsRestart, restartCommand: r, restartCheckCommand: c, restartTimeout: 10m }
            - { type: WindowsUpdate, searchCriteria: IsInstalled=0, filters: ["include:$true"], updateLimit: 20 }
            - { type: File, sourceUri: "https://a/f", destination: "C:\\f", sha256Checksum: {{new string('a', 64)}} }
          optimize: { vmBoot: { state: Enabled } }
          validate:
            continueDistributeOnFailure: true
            sourceValidationOnly: false
            inVMValidations:
              - { type: PowerShell, inline: [exit 0] }
              - { type: File, sourceUri: "https://a/f", destination: "C:\\f" }
          errorHandling: { onCustomizerError: abort, onValidationError: cleanup }
          buildTimeoutInMinutes: 90
          vmProfile:
            vmSize: Standard_D4ds_v5
            osDiskSizeGB: 256
            userAssignedIdentities: ["{{Group}}/Microsoft.ManagedIdentity/userAssignedIdentities/i"]
            vnetConfig:
              subnetId: {{Group}}/Microsoft.Network/virtualNetworks/v/subnets/a
              containerInstanceSubnetId: {{Group}}/Microsoft.Network/virtualNetworks/v/subnets/b
          distribute:
            - type: SharedImage
              runOutputName: out
              artifactTags: { a: b }
              versioning: { scheme: Source }
              excludeFromLatest: true
              targetRegions: [{ name: West Europe, replicaCount: 2, excludeFromLatest: true, additionalReplicaSets: [{ storageAccountType: Premium_LRS, regionalReplicaCount: 3 }], storageAccountType: Standard_ZRS }]
            - { type: ManagedImage, runOutputName: image, imageId: {{Group}}/Microsoft.Compute/images/i, location: westeurope }
            - { type: VHD, runOutputName: vhd, uri: "https://a/vhds/x.vhd" }
          managedResourceTags: { a: b }
        version: { endOfLifeInDays: 180, blockDeletionBeforeEndOfLife: true, allowDeletionOfReplicatedLocations: true, rebuildEveryDays: 30, packageInventory: true }
        priority: 5

        """;

    /// <summary>An image with the keys that <see cref="Everything"/> cannot use: those for Linux, and alternatives.</summary>
    public static string OtherHalf { get; } = $$"""
        name: api
        definition:
          osType: Linux
          osState: Generalized
          identifier: { publisher: p, offer: o, sku: api }
          features:
            - { name: IsHibernateSupported, value: "True", startsAtVersion: 1.2.0 }
          allowUpdateImage: true
          purchasePlan: { name: n, publisher: p, product: q }
          recommended: { vCPUs: { max: 4 }, memory: { min: 2, max: 8 } }
        template:
          source: { type: SharedImageVersion, imageVersionId: {{Group}}/Microsoft.Compute/galleries/g/images/i/versions/latest }
          customize:
            - { type: Shell, name: a, scriptUri: "https://a/b.sh", sha256Checksum: {{new string('a', 64)}} }
            - { type: Shell, inline: [echo hello] }
            - { type: File, name: f, sourceUri: "https://a/f", destination: /tmp/f }
          validate:
            inVMValidations:
              - { type: Shell, name: a, scriptUri: "https://a/b.sh", sha256Checksum: {{new string('a', 64)}} }
              - { type: Shell, inline: [exit 0] }
              - { type: File, name: f, sourceUri: "https://a/f", destination: /tmp/f, sha256Checksum: {{new string('a', 64)}} }
          vmProfile: { vnetConfig: { subnetId: {{Group}}/Microsoft.Network/virtualNetworks/v/subnets/a, proxyVmSize: Standard_A1_v2 } }
          distribute:
            - { type: SharedImage, versioning: { scheme: Latest, major: 2 }, replicationRegions: [West Europe, northeurope], storageAccountType: Standard_ZRS }
          stagingResourceGroup: /subscriptions/s/resourceGroups/staging
          autoRun: { state: Enabled }
        trigger: { name: newer-source, kind: SourceImage }

        """;

    /// <summary>A Windows image with the remaining keys: a managed image as source, and every property of PowerShell steps.</summary>
    public static string TheRest { get; } = $$"""
        name: desk
        definition:
          osType: Windows
          identifier: { publisher: p, offer: o, sku: desk }
        template:
          source: { type: ManagedImage, imageId: {{Group}}/Microsoft.Compute/images/i }
          customize:
            - { type: PowerShell, name: a, scriptUri: "https://a/b.ps1", sha256Checksum: {{new string('a', 64)}} }
            - { type: PowerShell, inline: [exit 0] }
            - { type: WindowsRestart, name: r }
            - { type: WindowsUpdate, name: u }
          validate:
            inVMValidations:
              - { type: PowerShell, name: a, scriptUri: "https://a/b.ps1", sha256Checksum: {{new string('a', 64)}}, runElevated: true, runAsSystem: true, validExitCodes: [0] }
          distribute:
            - { type: ManagedImage, imageId: {{Group}}/Microsoft.Compute/images/j, location: westeurope, artifactTags: { a: b } }
            - { type: VHD, artifactTags: { a: b } }

        """;

    /// <summary>Files that together use every key of the catalog.</summary>
    public static IReadOnlyList<(string Name, string Yaml)> Complete { get; } =
        [("web", Everything), ("api", OtherHalf), ("desk", TheRest)];

    /// <summary>A small image that starts from the marketplace or from another image.</summary>
    public static string Image(string name, string? from = null) => $$"""
        name: {{name}}
        definition:
          osType: Linux
          identifier: { publisher: imageinfra, offer: x, sku: {{name}} }
        template:
          customize: [{ type: Shell, inline: [echo hello] }]
          source:
        {{(from is null ? "    type: PlatformImage\n    publisher: canonical\n    offer: ubuntu\n    sku: server" : $"    type: CatalogImage\n    image: {from}")}}

        """;
}
