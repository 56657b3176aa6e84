namespace ImageInfra.Bench;

/// <summary>A project folder with any number of images, each the size of a small real image.</summary>
internal sealed class SyntheticProject : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("imageinfra-bench-");

    public SyntheticProject(int images)
    {
        Write("Pulumi.yaml", "name: imageinfra\nruntime: dotnet\nmain: infra/ImageInfra.Program\n");
        Write("Pulumi.dev.yaml", "config:\n  imageinfra:location: westeurope\n");
        for (var i = 0; i < images; i++)
        {
            Write($"infra/images/image-{i:0000}.yaml", Image($"image-{i:0000}"));
        }
    }

    public string FullName => _directory.FullName;

    public void Dispose() => _directory.Delete(recursive: true);

    private static string Image(string name) => $"""
        name: {name}
        description: An image of the benchmark
        definition:
          osType: Linux
          hyperVGeneration: V2
          architecture: x64
          identifier:
            publisher: imageinfra
            offer: bench
            sku: {name}
          features:
            - name: SecurityType
              value: TrustedLaunchSupported
        template:
          source:
            type: PlatformImage
            publisher: canonical
            offer: ubuntu-24_04-lts
            sku: server
            version: latest
          customize:
            - type: Shell
              name: update
              inline:
                - sudo apt-get update
                - sudo apt-get --yes upgrade
            - type: Shell
              name: mark
              inline:
                - echo {name} | sudo tee /etc/image-name
          validate:
            inVMValidations:
              - type: Shell
                name: marked
                inline:
                  - grep --quiet {name} /etc/image-name
          buildTimeoutInMinutes: 120
          vmProfile:
            vmSize: Standard_D2ds_v5
        tags:
          team: bench

        """;

    private void Write(string name, string text)
    {
        var path = Path.Combine(FullName, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}
