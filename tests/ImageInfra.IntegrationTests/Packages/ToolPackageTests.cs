using System.IO.Compression;
using System.Xml.Linq;
using ImageInfra.IntegrationTests.Support;

namespace ImageInfra.IntegrationTests.Packages;

/// <summary>Tests the tool, installed with an empty home folder, in an empty repository.</summary>
[Collection(PackagesCollection.Name)]
public sealed class ToolPackageTests(PackedPackages packages)
{
    private const long LargestPackage = 40_000_000;
    private const string ManPage = "man/man1/imageinfra.1";

    [Fact]
    public void The_package_is_small_and_its_version_tells_whether_it_has_pulumi()
    {
        var package = packages.Package("ImageInfra.Tool");

        Assert.Equal(!PackedPackages.HasPulumi, package.EndsWith("-localonly.nupkg", StringComparison.Ordinal));
        Assert.True(new FileInfo(package).Length < LargestPackage, $"{package} has {new FileInfo(package).Length} bytes");
    }

    [Fact]
    public async Task The_installed_tool_creates_a_project_and_builds_its_image()
    {
        var repository = packages.CreateRepository("tool");

        foreach (var command in (string[])["init --defaults", "validate --strict", "rehearse", "up --local", "build --local --speed 100000", "versions --local --json"])
        {
            await packages.RunAsync(repository, packages.Tool, command.Split(' '));
        }
    }

    [Fact]
    public async Task The_man_page_in_the_package_is_that_of_the_program()
    {
        await using var package = await ZipFile.OpenReadAsync(packages.Package("ImageInfra.Tool"));
        using var text = new StreamReader(await package.GetEntry(ManPage)!.OpenAsync());

        Assert.Equal((await packages.RunAsync(packages.Home, packages.Tool, "man")).TrimEnd(), (await text.ReadToEndAsync()).TrimEnd());
    }

    [Fact]
    public async Task Init_writes_a_program_that_references_the_packages_of_the_same_version()
    {
        var repository = packages.CreateRepository("program");

        var output = await packages.RunAsync(repository, packages.Tool, "init", "--defaults", "--program");

        var project = XDocument.Load(Path.Combine(repository, "infra", "Program.csproj"));
        Assert.Equal(
            ["ImageInfra.Components", "ImageInfra.Project"],
            project.Descendants("PackageReference").Select(p => p.Attribute("Include")!.Value));
        Assert.All(project.Descendants("PackageReference"), p => Assert.Equal($"[{packages.Version}]", p.Attribute("Version")!.Value));
        Assert.Contains("main: infra\n", await File.ReadAllTextAsync(Path.Combine(repository, "Pulumi.yaml")), StringComparison.Ordinal);
        Assert.Equal(
            await File.ReadAllTextAsync(Path.Combine(RepositoryRoot.Path, "infra", "ImageInfra.Program", "Program.cs")),
            await File.ReadAllTextAsync(Path.Combine(repository, "infra", "Program.cs")));
        Assert.Equal(".imageinfra/\nbin/\nobj/\n", await File.ReadAllTextAsync(Path.Combine(repository, ".gitignore")));
        Assert.Equal(PackedPackages.HasPulumi, !output.Contains("'pulumi up' needs a NuGet feed that has", StringComparison.Ordinal));
        await packages.RunAsync(repository, packages.Tool, "validate", "--strict");
        if (PackedPackages.HasPulumi)
        {
            await packages.BuildAsync(Path.Combine(repository, "infra"));
        }
    }
}
