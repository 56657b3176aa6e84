namespace ImageInfra.UnitTests.Support;

/// <summary>Image templates in common formats.</summary>
internal static class ImportSamples
{
    /// <summary>The output of 'az bicep build': symbolic names, a module with parameters, a gallery.</summary>
    public const string Bicep = """
        {
          "$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#",
          "languageVersion": "2.0",
          "contentVersion": "1.0.0.0",
          "parameters": {
            "imageName": { "type": "string" },
            "location": { "type": "string", "defaultValue": "[resourceGroup().location]" },
            "replicas": { "type": "int", "defaultValue": 2 },
            "regions": { "type": "array", "defaultValue": ["westeurope", "northeurope"] }
          },
          "variables": { "galleryName": "gal_contoso" },
          "resources": {
            "gallery": { "type": "Microsoft.Compute/galleries", "apiVersion": "2023-07-03", "name": "[variables('galleryName')]", "location": "[parameters('location')]" },
            "identity": { "existing": true, "type": "Microsoft.ManagedIdentity/userAssignedIdentities", "apiVersion": "2023-01-31", "name": "id-aib" },
            "definition": {
              "type": "Microsoft.Compute/galleries/images",
              "apiVersion": "2023-07-03",
              "name": "[format('{0}/{1}', variables('galleryName'), parameters('imageName'))]",
              "location": "[parameters('location')]",
              "properties": {
                "description": "The web tier",
                "osState": "Generalized",
                "osType": "Linux",
                "hyperVGeneration": "V2",
                "identifier": { "publisher": "contoso", "offer": "linux", "sku": "[parameters('imageName')]" },
                "features": [{ "name": "SecurityType", "value": "TrustedLaunchSupported" }],
                "recommended": { "vCPUs": { "min": 1, "max": 16 } }
              },
              "dependsOn": ["gallery"]
            },
            "template": {
              "type": "Microsoft.Resources/deployments",
              "apiVersion": "2022-09-01",
              "name": "template",
              "properties": {
                "expressionEvaluationOptions": { "scope": "inner" },
                "mode": "Incremental",
                "parameters": {
                  "name": { "value": "[parameters('imageName')]" },
                  "target": { "value": "[resourceId('Microsoft.Compute/galleries/images', split(format('{0}/{1}', variables('galleryName'), parameters('imageName')), '/')[0], split(format('{0}/{1}', variables('galleryName'), parameters('imageName')), '/')[1])]" },
                  "targetRegions": { "value": "[map(parameters('regions'), lambda('r', createObject('name', lambdaVariables('r'), 'replicaCount', parameters('replicas'), 'storageAccountType', 'Standard_ZRS')))]" }
                },
                "template": {
                  "$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#",
                  "parameters": { "name": { "type": "string" }, "target": { "type": "string" }, "targetRegions": { "type": "array" } },
                  "resources": [
                    {
                      "type": "Microsoft.VirtualMachineImages/imageTemplates",
                      "apiVersion": "2024-02-01",
                      "name": "[format('it-{0}-{1}', parameters('name'), uniqueString(resourceGroup().id))]",
                      "location": "[resourceGroup().location]",
                      "tags": { "team": "web" },
                      "identity": { "type": "UserAssigned", "userAssignedIdentities": { "[format('{0}', resourceId('Microsoft.ManagedIdentity/userAssignedIdentities', 'id-aib'))]": {} } },
                      "properties": {
                        "buildTimeoutInMinutes": 60,
                        "vmProfile": { "vmSize": "Standard_D2ds_v5", "osDiskSizeGB": 0 },
                        "source": { "type": "PlatformImage", "publisher": "canonical", "offer": "ubuntu-24_04-lts", "sku": "server", "version": "latest" },
                        "customize": [
                          { "type": "Shell", "name": "hello", "inline": ["[format('echo \"building {0}\"', parameters('name'))]", "[[ -f /etc/os-release ]"] },
                          { "type": "Shell", "name": "script", "inline": ["set -e\nif true; then\n  echo 'on: two lines'\nfi\n"] }
                        ],
                        "distribute": [
                          { "type": "SharedImage", "runOutputName": "[parameters('name')]", "galleryImageId": "[parameters('target')]", "targetRegions": "[parameters('targetRegions')]", "versioning": { "scheme": "Latest", "major": 2 } }
                        ]
                      }
                    }
                  ]
                }
              },
              "dependsOn": ["definition"]
            }
          }
        }
        """;

    /// <summary>The expected catalog file.</summary>
    public const string BicepYaml = """
        # yaml-language-server: $schema=./image.schema.json
        # Imported from sample.json, api-version 2024-02-01.
        name: web
        description: The web tier
        tags:
          team: web
        definition:
          osType: Linux
          hyperVGeneration: V2
          identifier:
            publisher: contoso
            offer: linux
            sku: web
          features:
            - name: SecurityType
              value: TrustedLaunchSupported
          recommended:
            vCPUs: { min: 1, max: 16 }
        template:
          source:
            type: PlatformImage
            publisher: canonical
            offer: ubuntu-24_04-lts
            sku: server
            version: latest
          customize:
            - type: Shell
              name: hello
              inline:
                - echo "building web"
                - '[ -f /etc/os-release ]'
            - type: Shell
              name: script
              inline:
                - |
                  set -e
                  if true; then
                    echo 'on: two lines'
                  fi
          buildTimeoutInMinutes: 60
          vmProfile:
            vmSize: Standard_D2ds_v5
          distribute:
            - type: SharedImage
              runOutputName: web
              versioning: { scheme: Latest, major: 2 }
              targetRegions:
                - name: westeurope
                  replicaCount: 2
                  storageAccountType: Standard_ZRS
                - name: northeurope
                  replicaCount: 2
                  storageAccountType: Standard_ZRS

        """;

    /// <summary>Two templates of a copy loop, whose steps use a property copy loop.</summary>
    public const string Loops = """
        {
          "$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#",
          "parameters": { "images": { "type": "array", "defaultValue": ["web", "db"] }, "isOn": { "type": "bool", "defaultValue": false } },
          "variables": { "steps": ["base", "own"] },
          "resources": [
            {
              "type": "Microsoft.VirtualMachineImages/imageTemplates",
              "apiVersion": "2022-07-01",
              "name": "[parameters('images')[copyIndex()]]",
              "copy": { "name": "images", "count": "[length(parameters('images'))]" },
              "properties": {
                "source": { "type": "PlatformImage", "publisher": "canonical", "offer": "ubuntu-24_04-lts", "sku": "server", "version": "latest" },
                "copy": [
                  {
                    "name": "customize",
                    "count": "[length(variables('steps'))]",
                    "input": {
                      "type": "Shell",
                      "name": "[if(equals(variables('steps')[copyIndex('customize')], 'own'), parameters('images')[copyIndex('images')], 'base')]",
                      "inline": ["[concat('echo ', copyIndex('customize'))]"]
                    }
                  }
                ],
                "distribute": [{ "type": "VHD", "runOutputName": "vhd" }]
              }
            },
            { "condition": "[parameters('isOn')]", "type": "Microsoft.VirtualMachineImages/imageTemplates", "apiVersion": "2022-07-01", "name": "never", "properties": {} }
          ]
        }
        """;

    /// <summary>The output of 'az image builder show'.</summary>
    public const string Shown = """
        {
          "autoRun": null,
          "buildTimeoutInMinutes": 0,
          "customize": [
            { "inline": ["[parameters('not-an-expression')]", "echo <b> $HOME"], "name": "hello", "scriptUri": null, "sha256Checksum": "", "type": "Shell" }
          ],
          "distribute": [
            {
              "artifactTags": {},
              "excludeFromLatest": false,
              "galleryImageId": "/subscriptions/s/resourceGroups/g/providers/Microsoft.Compute/galleries/gal/images/web",
              "replicationRegions": null,
              "runOutputName": "out",
              "storageAccountType": null,
              "targetRegions": [{ "name": "westeurope", "replicaCount": 1, "storageAccountType": "Standard_LRS" }],
              "type": "SharedImage",
              "versioning": null
            }
          ],
          "errorHandling": null,
          "exactStagingResourceGroup": "/subscriptions/s/resourceGroups/IT_g_web-1_0",
          "id": "/subscriptions/s/resourcegroups/g/providers/Microsoft.VirtualMachineImages/imageTemplates/web-1",
          "identity": { "type": "UserAssigned", "userAssignedIdentities": { "/subscriptions/s/resourcegroups/g/providers/Microsoft.ManagedIdentity/userAssignedIdentities/i": { "clientId": "c", "principalId": "p" } } },
          "lastRunStatus": { "endTime": "2026-01-01T00:00:00Z", "message": "", "runState": "Succeeded", "runSubState": null, "startTime": "2026-01-01T00:00:00Z" },
          "location": "westeurope",
          "managedResourceTags": null,
          "name": "web-1",
          "optimize": null,
          "provisioningError": null,
          "provisioningState": "Succeeded",
          "resourceGroup": "g",
          "source": { "exactVersion": "24.04.202601010", "offer": "ubuntu-24_04-lts", "planInfo": null, "publisher": "canonical", "sku": "server", "type": "PlatformImage", "version": "latest" },
          "stagingResourceGroup": "",
          "systemData": null,
          "tags": null,
          "type": "Microsoft.VirtualMachineImages/imageTemplates",
          "validate": { "continueDistributeOnFailure": false, "inVmValidations": [{ "inline": ["true"], "name": null, "type": "Shell" }], "sourceValidationOnly": false },
          "vmProfile": { "osDiskSizeGb": 64, "userAssignedIdentities": [], "vmSize": "", "vnetConfig": null }
        }
        """;

    /// <summary>A network given by names, as in old api-versions.</summary>
    public const string OldNetwork = """
        {
          "type": "Microsoft.VirtualMachineImages/imageTemplates",
          "apiVersion": "2019-05-01-preview",
          "properties": {
            "vmProfile": { "vmSize": "Standard_D2_v2", "proxyVmSize": "Standard_A1_v2", "vnetConfig": { "name": "v", "subnetName": "a", "resourceGroupName": "g" } },
            "source": { "type": "PlatformImage", "publisher": "canonical", "offer": "ubuntu", "sku": "server", "version": "latest" },
            "distribute": [{ "type": "VHD", "runOutputName": "vhd" }]
          }
        }
        """;

    /// <summary>A template of the first api-versions: other names, other casing, and ignored properties.</summary>
    public static string First(string apiVersion) => $$"""
        {
          "type": "Microsoft.VirtualMachineImages/imageTemplates",
          "apiVersion": "{{apiVersion}}",
          "location": "westeurope",
          "properties": {
            "source": { "type": "platformImage", "publisher": "Canonical", "offer": "UbuntuServer", "sku": "18.04-LTS", "version": "latest" },
            "customize": [{ "type": "shell", "name": "a", "script": "https://example.com/a.sh" }],
            "distribute": [
              { "type": "sharedImage", "runOutputName": "a", "galleryImageId": "/subscriptions/s/resourceGroups/g/providers/Microsoft.Compute/galleries/gal/images/sample", "replicationRegions": ["westeurope"], "artefactTags": { "a": "b" } },
              { "type": "managedImage", "runOutputName": "b", "imageId": "/subscriptions/s/resourceGroups/g/providers/Microsoft.Compute/images/i", "location": "westeurope" },
              { "type": "Vhd", "runOutputName": "c", "uri": "https://example.com/vhds/i.vhd" }
            ]
          }
        }
        """;
}
