namespace ImageInfra.IntegrationTests.Packages;

/// <summary>Tests <c>dotnet new imageinfra</c>, installed with an empty home folder.</summary>
[Collection(PackagesCollection.Name)]
public sealed class TemplatePackageTests(PackedPackages packages)
{
    [Fact]
    public async Task The_template_writes_what_init_writes()
    {
        await packages.RunAsync(packages.Home, "dotnet", "new", "install", packages.Package("ImageInfra.Templates"));
        foreach (var (name, location) in ((string, string?)[])[("contoso", null), ("Contoso_Images.1", "swedencentral"), ($"-{new string('a', 70)}", null), ("__", null)])
        {
            var (made, expected) = (packages.CreateRepository($"template/{name}"), packages.CreateRepository($"init/{name}"));

            await packages.RunAsync(made, "dotnet", ["new", "imageinfra", "--name", name, "--output", ".", .. location is null ? [] : (string[])["--location", location]]);
            await packages.RunAsync(expected, packages.Tool, ["init", "--defaults", .. location is null ? [] : (string[])["--location", location]]);

            Assert.Equal(await ContentAsync(expected), await ContentAsync(made));
            await packages.RunAsync(made, packages.Tool, "validate", "--strict");
        }
    }

    private static async Task<IReadOnlyList<string>> ContentAsync(string folder)
    {
        var files = new List<string>();
        foreach (var file in Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            files.Add($"{Path.GetRelativePath(folder, file)}\n{await File.ReadAllTextAsync(file)}");
        }

        return files;
    }
}
