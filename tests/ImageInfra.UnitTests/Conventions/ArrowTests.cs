using System.Xml.Linq;
using ImageInfra.UnitTests.Support;

namespace ImageInfra.UnitTests.Conventions;

/// <summary>Tests the allowed project references. Read from project files, because an unused reference is not in an assembly.</summary>
public sealed class ArrowTests
{
    [Theory]
    [InlineData("src/ImageInfra.Model", "YamlDotNet")]
    [InlineData("src/ImageInfra.Import", "ImageInfra.Model YamlDotNet")]
    [InlineData("src/ImageInfra.Project", "ImageInfra.Model YamlDotNet")]
    [InlineData("infra/ImageInfra.Components", "ImageInfra.Model Pulumi Pulumi.AzureNative")]
    [InlineData("infra/ImageInfra.Package", "ImageInfra.Components ImageInfra.Project Pulumi")]
    [InlineData("infra/ImageInfra.Program", "ImageInfra.Components ImageInfra.Project Pulumi")]
    [InlineData("src/ImageInfra.Driver", "Azure.Core Azure.Identity Azure.Storage.Blobs ImageInfra.Components ImageInfra.Import ImageInfra.Model ImageInfra.Project Microsoft.Data.Sqlite Microsoft.Extensions.DependencyInjection.Abstractions Npgsql Pulumi Pulumi.Automation YamlDotNet")]
    [InlineData("src/ImageInfra.Simulator", "Azure.Core Microsoft.Data.Sqlite Microsoft.IdentityModel.JsonWebTokens")]
    [InlineData("src/ImageInfra.Cli", "ImageInfra.Driver ImageInfra.Simulator OpenTelemetry OpenTelemetry.Exporter.OpenTelemetryProtocol Spectre.Console System.CommandLine System.Management.Automation")]
    public void A_project_references_only_the_allowed_projects(string project, string known)
    {
        Assert.Equal(known.Split(' '), References(project));
    }

    [Fact]
    public void The_command_line_never_names_a_pulumi_type()
    {
        var offenders = Directory
            .EnumerateFiles(Path.Combine(RepositoryFiles.Root, "src", "ImageInfra.Cli"), "*.cs", SearchOption.AllDirectories)
            .Where(file => File.ReadLines(file).Any(line => line.StartsWith("using Pulumi", StringComparison.Ordinal)));

        Assert.Empty(offenders);
    }

    private static IEnumerable<string> References(string project)
    {
        var file = Path.Combine(RepositoryFiles.Root, project, Path.GetFileName(project) + ".csproj");
        return XDocument.Load(file)
            .Descendants()
            .Where(e => e.Name.LocalName is "PackageReference" or "ProjectReference")
            .Select(e => e.Attribute("Include")!.Value)
            .Select(i => i.EndsWith(".csproj", StringComparison.Ordinal) ? Path.GetFileNameWithoutExtension(i.Replace('\\', '/')) : i)
            .Order(StringComparer.Ordinal);
    }
}
