using System.IO.Compression;
using System.Xml.Linq;

namespace ImageInfra.IntegrationTests.Packages;

/// <summary>Tests the packages of the libraries.</summary>
[Collection(PackagesCollection.Name)]
public sealed class LibraryPackageTests(PackedPackages packages)
{
    private static readonly string[] s_libraries = ["ImageInfra.Import", "ImageInfra.Model", "ImageInfra.Project", "ImageInfra.Simulator"];
    private static readonly string[] s_librariesWithPulumi = ["ImageInfra.Components", "ImageInfra.Driver"];

    private static IEnumerable<string> Packed => PackedPackages.HasPulumi ? [.. s_libraries, .. s_librariesWithPulumi] : s_libraries;

    [Fact]
    public void Only_packages_that_can_be_restored_are_packed_and_pack_tells_why()
    {
        var files = Directory.GetFiles(packages.Source, "*.nupkg").Select(f => Path.GetFileName(f)!).ToList();

        Assert.Equal(Packed.Count() + 2, files.Count);
        Assert.Equal(PackedPackages.HasPulumi ? 0 : 1, packages.PackOutput.Split("this NuGet feed lacks the Pulumi packages").Length - 1);
    }

    [Fact]
    public async Task Every_package_has_a_readme_an_icon_a_licence_and_documentation()
    {
        foreach (var name in Packed)
        {
            await using var package = await ZipFile.OpenReadAsync(packages.Package(name));
            var metadata = (await NuspecAsync(package)).Root!.Elements().Single(e => e.Name.LocalName == "metadata");
            string? Value(string element) => metadata.Elements().FirstOrDefault(e => e.Name.LocalName == element)?.Value;

            Assert.Equal(("README.md", "icon.png", "MIT"), (Value("readme"), Value("icon"), Value("license")));
            Assert.False(string.IsNullOrEmpty(Value("description")));
            Assert.Superset(
                new HashSet<string> { "README.md", "icon.png", $"lib/net10.0/{name}.dll", $"lib/net10.0/{name}.xml" },
                package.Entries.Select(e => e.FullName).ToHashSet());
            Assert.True(File.Exists(Path.ChangeExtension(packages.Package(name), ".snupkg")), $"{name} has no symbols");
        }
    }

    [Fact]
    public async Task A_library_accepts_only_its_own_version_of_the_others_and_holds_no_stand_in()
    {
        foreach (var name in Packed)
        {
            await using var package = await ZipFile.OpenReadAsync(packages.Package(name));
            var dependencies = (await NuspecAsync(package)).Descendants().Where(e => e.Name.LocalName == "dependency")
                .ToDictionary(d => d.Attribute("id")!.Value, d => d.Attribute("version")!.Value);

            Assert.All(dependencies.Where(d => d.Key.StartsWith("ImageInfra.", StringComparison.Ordinal)), d => Assert.Equal($"[{packages.Version}]", d.Value));
            Assert.Equal([$"lib/net10.0/{name}.dll"], package.Entries.Select(e => e.FullName).Where(e => e.EndsWith(".dll", StringComparison.Ordinal)));
            Assert.Equal(s_librariesWithPulumi.Contains(name), dependencies.ContainsKey("Pulumi"));
        }
    }

    [Fact]
    public async Task A_program_of_another_repository_uses_the_simulator()
    {
        var repository = packages.CreateRepository("consumer");
        await File.WriteAllTextAsync(Path.Combine(repository, "consumer.csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <ImplicitUsings>enable</ImplicitUsings>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="ImageInfra.Simulator" Version="{packages.Version}" />
              </ItemGroup>
            </Project>
            """);
        await File.WriteAllTextAsync(Path.Combine(repository, "Program.cs"), """
            using ImageInfra.Simulator;

            await using var azure = await SimulatedAzure.StartAsync();
            var token = await azure.Credential.GetTokenAsync(new(["https://management.azure.com/.default"]), default);
            using var client = new HttpClient(azure.CreateHandler()) { BaseAddress = azure.Endpoint };
            client.DefaultRequestHeaders.Authorization = new("Bearer", token.Token);
            Console.WriteLine(await client.GetStringAsync($"/subscriptions/{azure.SubscriptionId}?api-version=2022-12-01"));
            """);

        await packages.BuildAsync(repository);

        var output = await packages.RunAsync(repository, "dotnet", Path.Combine(repository, "bin", "Debug", "net10.0", "consumer.dll"));
        Assert.Contains("\"subscriptionId\"", output, StringComparison.Ordinal);
    }

    private static async Task<XDocument> NuspecAsync(ZipArchive package)
    {
        await using var text = await package.Entries.Single(e => e.FullName.EndsWith(".nuspec", StringComparison.Ordinal)).OpenAsync();
        return await XDocument.LoadAsync(text, LoadOptions.None, default);
    }
}
