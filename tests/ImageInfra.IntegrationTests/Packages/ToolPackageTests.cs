using System.Diagnostics;
using System.Reflection;
using ImageInfra.Cli;
using ImageInfra.IntegrationTests.Support;
using Xunit.Abstractions;

namespace ImageInfra.IntegrationTests.Packages;

/// <summary>Packs the tool, installs it with an empty home folder, and uses it in an empty repository.</summary>
public sealed class ToolPackageTests(ITestOutputHelper output) : IDisposable
{
    private const long LargestPackage = 40_000_000;

    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(5);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("imageinfra-package-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task The_installed_tool_creates_a_project_and_builds_its_image()
    {
        var packages = Path.Combine(_folder.FullName, "packages");
        var sdk = typeof(CommandLineApp).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "PulumiSdk").Value!;
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Name;
        await RunAsync(
            RepositoryRoot.Path,
            "dotnet",
            "pack",
            Path.Combine("src", "ImageInfra.Cli"),
            "--no-build",
            "--configuration",
            configuration,
            "--output",
            packages,
            $"-p:PulumiSdk={sdk}");
        var package = Assert.Single(Directory.GetFiles(packages, "ImageInfra.Tool.*.nupkg"));
        Assert.Equal(sdk != "nuget", package.EndsWith("-localonly.nupkg", StringComparison.Ordinal));
        Assert.True(new FileInfo(package).Length < LargestPackage, $"{package} has {new FileInfo(package).Length} bytes");

        var repository = _folder.CreateSubdirectory("repository").FullName;
        Directory.CreateDirectory(Path.Combine(repository, ".git"));
        var tools = Path.Combine(_folder.FullName, "tools");
        var version = Path.GetFileNameWithoutExtension(package)["ImageInfra.Tool.".Length..];
        await RunAsync(repository, "dotnet", "tool", "install", "ImageInfra.Tool", "--version", version, "--source", packages, "--tool-path", tools);

        var program = Path.Combine(tools, OperatingSystem.IsWindows() ? "imageinfra.exe" : "imageinfra");
        foreach (var command in (string[])["init --defaults", "validate --strict", "rehearse", "up --local", "build --local --speed 100000", "versions --local --json"])
        {
            await RunAsync(repository, program, command.Split(' '));
        }
    }

    private async Task RunAsync(string folder, string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        if (arguments[0] != "pack")
        {
            var home = _folder.CreateSubdirectory("home").FullName;
            (start.Environment["HOME"], start.Environment["DOTNET_CLI_HOME"], start.Environment["NUGET_PACKAGES"]) = (home, home, Path.Combine(home, "packages"));
        }

        using var patience = new CancellationTokenSource(s_patience);
        using var process = Process.Start(start)!;
        var (text, errors) = (process.StandardOutput.ReadToEndAsync(patience.Token), process.StandardError.ReadToEndAsync(patience.Token));
        await process.WaitForExitAsync(patience.Token);
        output.WriteLine($"{Path.GetFileName(program)} {string.Join(' ', arguments)}\n{await text}{await errors}");
        Assert.True(process.ExitCode == 0, $"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}: {await text}{await errors}");
    }
}
