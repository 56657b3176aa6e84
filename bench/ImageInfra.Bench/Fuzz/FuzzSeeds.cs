namespace ImageInfra.Bench.Fuzz;

/// <summary>Valid files to mutate.</summary>
internal static class FuzzSeeds
{
    public const string Policy = """
        sources:
          platformImages: ["canonical:*:*", "MicrosoftWindows*:*:*"]
          galleries: ["*/galleries/corp/images/*"]
        regions: [westeurope, northeurope]
        vmSizes: [Standard_D*ds_v5]
        requiredTags: [team]
        pinnedScripts: true
        maximumTimeoutInMinutes: 360
        customizers:
          - { osType: Linux, type: Shell, name: harden, position: last }
        validators:
          - { type: PowerShell, sha256: 0000000000000000000000000000000000000000000000000000000000000000, position: first }

        """;

    private const string Prices = """
        currency: EUR
        storagePerGBMonth: { Standard_LRS: 0.05 }
        regions:
          West Europe: { Standard_LRS: 0.06 }
        vmPerHour:
          Standard_D2ds_v5: 0.1
        buildVmDefault: 0.3

        """;

    private const string Settings = """
        config:
          imageinfra:location: westeurope
          imageinfra:targetRegions:
            - name: westeurope
              replicaCount: 2
              storageAccountType: Standard_ZRS
            - northeurope
          imageinfra:protect: true
          imageinfra:tags: { team: a }
          imageinfra:baseVersions: { base: 1.0.0 }
          imageinfra:maskedVariables: [TOKEN]
          imageinfra:webhooks:
            - { url: "https://example.com/hook", events: [failed], secretVariable: TOKEN }
          imageinfra:promotions: { web: { 1.0.0: { from: dev, digest: a } } }
          imageinfra:promotionRules: { minimumAgeInDays: 2 }
          imageinfra:channels: { web: { stable: 1.0.0 } }
          imageinfra:channelRules: { stable: { from: beta, afterDays: 3 } }
          imageinfra:revoked: { web: { 1.0.0: broken } }
          imageinfra:retention: { keepNewest: 3 }
          imageinfra:consumerSubscriptions: [00000000-0000-0000-0000-000000000001]
          imageinfra:gallery: { description: a, sharingProfile: { permissions: Groups }, softDeletePolicy: { isSoftDeleteEnabled: true }, identity: { type: SystemAssigned } }

        """;

    private const string Template = """
        {
          "parameters": { "location": { "type": "string", "defaultValue": "westeurope" }, "name": { "type": "string" } },
          "variables": { "tags": { "a": "[concat('b', parameters('location'))]" } },
          "resources": [
            {
              "type": "Microsoft.VirtualMachineImages/imageTemplates",
              "apiVersion": "2024-02-01",
              "name": "[parameters('name')]",
              "location": "[parameters('location')]",
              "tags": "[variables('tags')]",
              "properties": {
                "source": { "type": "PlatformImage", "publisher": "canonical", "offer": "ubuntu-24_04-lts", "sku": "server", "version": "latest" },
                "customize": [ { "type": "Shell", "inline": [ "echo hello" ] } ],
                "distribute": [ { "type": "SharedImage", "galleryImageId": "[resourceId('Microsoft.Compute/galleries/images', 'g', 'web')]", "runOutputName": "o", "replicationRegions": [ "westeurope" ] } ]
              }
            }
          ]
        }
        """;

    /// <summary>Returns the catalog files of the repository, and one file of each other kind.</summary>
    /// <param name="root">The folder of the repository.</param>
    public static IReadOnlyList<(FuzzKind Kind, string Text)> Of(string root) =>
    [
        .. Directory.EnumerateFiles(Path.Combine(root, "infra", "images"), "*.yaml").Order(StringComparer.Ordinal).Select(f => (FuzzKind.Catalog, File.ReadAllText(f))),
        (FuzzKind.Settings, Settings),
        (FuzzKind.Policy, Policy),
        (FuzzKind.Prices, Prices),
        (FuzzKind.Import, Template),
    ];
}
