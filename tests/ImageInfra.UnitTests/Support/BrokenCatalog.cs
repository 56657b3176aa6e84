using ImageInfra.Driver.Validation;
using ImageInfra.Model.Rules;
using ImageInfra.Project.Stacks;

namespace ImageInfra.UnitTests.Support;

/// <summary>A project with one valid image, to which a test adds one mistake.</summary>
internal sealed class BrokenCatalog : IDisposable
{
    public const string Settings = "config:\n  imageinfra:location: westeurope\n";

    public const string Linux = """
        name: web
        tags: { team: web }
        definition:
          osType: Linux
          identifier: { publisher: p, offer: o, sku: web }
        template:
          source:
            type: PlatformImage
            publisher: canonical
            offer: ubuntu-24_04-lts
            sku: server
          customize:
            - type: Shell
              name: setup
              inline:
                - set -eu
                - echo one
            - type: File
              name: config
              sourceUri: https://example.com/eb425fd0ecff19e74e50644187a78a9c3f975a05/a.conf
              destination: /tmp/a.conf
            - type: Shell
              name: harden
              scriptUri: https://example.com/harden.sh
              sha256Checksum: 0000000000000000000000000000000000000000000000000000000000000000
          validate:
            inVMValidations:
              - type: Shell
                name: check
                inline:
                  - |
                    if true; then
                      echo good
                    fi
          buildTimeoutInMinutes: 120
          vmProfile:
            vmSize: Standard_D2ds_v5
          distribute:
            - type: SharedImage
              targetRegions:
                - name: westeurope
          managedResourceTags: { team: builds }

        """;

    public const string Windows = """
        name: web
        tags: { team: web }
        definition:
          osType: Windows
          hyperVGeneration: V2
          identifier: { publisher: p, offer: o, sku: web }
        template:
          source:
            type: PlatformImage
            publisher: MicrosoftWindowsServer
            offer: WindowsServer
            sku: 2022-datacenter-g2
          customize:
            - type: PowerShell
              name: setup
              inline:
                - $ErrorActionPreference = 'Stop'
                - Write-Output 'one'
            - type: File
              sourceUri: https://example.com/eb425fd0ecff19e74e50644187a78a9c3f975a05/a.conf
              destination: C:\a.conf
            - type: WindowsUpdate
            - type: WindowsRestart
          validate:
            inVMValidations:
              - type: PowerShell
                name: check
                inline:
                  - |
                    if ($true) {
                      exit 0
                    }
          buildTimeoutInMinutes: 120
          vmProfile:
            vmSize: Standard_D2ds_v5
          managedResourceTags: { team: builds }

        """;

    public const string Policy = """
        sources:
          platformImages: ["canonical:ubuntu*:*", "MicrosoftWindowsServer:*:*"]
        regions: [westeurope, northeurope]
        vmSizes: [Standard_D*ds_v5]
        requiredTags: [team]
        pinnedScripts: false
        maximumTimeoutInMinutes: 360
        customizers:
          - { osType: Linux, type: Shell, name: harden, position: last }
          - { osType: Linux, type: Shell, name: setup, position: first }
          - { osType: Windows, type: WindowsUpdate }
        validators:
          - { name: check }

        """;

    private readonly TemporaryDirectory _directory = new();

    public BrokenCatalog(string image, string settings = Settings, string policy = Policy)
    {
        _directory.Write("Pulumi.yaml", "name: imageinfra\nruntime: dotnet\n");
        _directory.Write("infra/images/web.yaml", image);
        _directory.Write("Pulumi.dev.yaml", settings);
        _directory.Write("infra/policy.yaml", policy);
    }

    public string Folder => _directory.FullName;

    public FactoryProject Project => new(_directory.FullName, "dev");

    public async Task<IReadOnlyList<Finding>> FindAsync(params IReadOnlyList<IScriptParser> parsers) =>
        (await new ProjectValidation(parsers).CheckAsync([Project], [], CancellationToken.None)).Findings;

    public void Dispose() => _directory.Dispose();
}
