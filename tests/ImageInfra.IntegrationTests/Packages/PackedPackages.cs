using System.Diagnostics;
using System.Reflection;
using ImageInfra.Cli;
using ImageInfra.IntegrationTests.Support;

namespace ImageInfra.IntegrationTests.Packages;

/// <summary>
/// All packages of this build in a local folder, and the tool installed from it with an empty home folder. Packing takes long, so that
/// all tests of packages share it.
/// </summary>
public sealed class PackedPackages : IAsyncLifetime
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(5);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("imageinfra-packages-");

    /// <summary>Whether the packages were built with the real Pulumi packages.</summary>
    public static bool HasPulumi { get; } = Sdk == "nuget";

    /// <summary>The folder of the packages.</summary>
    public string Source => Path.Combine(_folder.FullName, "packages");

    /// <summary>The empty home folder.</summary>
    public string Home => Path.Combine(_folder.FullName, "home");

    /// <summary>What <c>dotnet pack</c> wrote.</summary>
    public string PackOutput { get; private set; } = "";

    /// <summary>The version of the packages.</summary>
    public string Version { get; private set; } = "";

    /// <summary>The installed program.</summary>
    public string Tool => Path.Combine(_folder.FullName, "tools", OperatingSystem.IsWindows() ? "imageinfra.exe" : "imageinfra");

    private static string Sdk => typeof(CommandLineApp).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "PulumiSdk").Value!;

    public async Task InitializeAsync()
    {
        Directory.CreateDirectory(Home);
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Name;
        PackOutput = await RunAsync(
            RepositoryRoot.Path,
            isInHome: false,
            "dotnet",
            ["pack", "ImageInfra.sln", "--no-build", "--configuration", configuration, "--output", Source, $"-p:PulumiSdk={Sdk}", "-p:Sbom=false"]);
        Version = Path.GetFileNameWithoutExtension(Package("ImageInfra.Simulator"))["ImageInfra.Simulator.".Length..];
        var tool = Path.GetFileNameWithoutExtension(Package("ImageInfra.Tool"))["ImageInfra.Tool.".Length..];
        await RunAsync(_folder.FullName, "dotnet", "tool", "install", "ImageInfra.Tool", "--version", tool, "--source", Source, "--tool-path", Path.GetDirectoryName(Tool)!);
    }

    public Task DisposeAsync()
    {
        _folder.Delete(recursive: true);
        return Task.CompletedTask;
    }

    /// <summary>The file of a package.</summary>
    public string Package(string name) => Assert.Single(Directory.GetFiles(Source, $"{name}.*.nupkg"), f => char.IsAsciiDigit(Path.GetFileName(f)[name.Length + 1]));

    /// <summary>Creates an empty folder that is the root of a git repository.</summary>
    public string CreateRepository(string name)
    {
        var repository = _folder.CreateSubdirectory(name).FullName;
        Directory.CreateDirectory(Path.Combine(repository, ".git"));
        return repository;
    }

    /// <summary>Runs a program that must succeed, with the empty home folder, and returns its output.</summary>
    public Task<string> RunAsync(string folder, string program, params string[] arguments) => RunAsync(folder, isInHome: true, program, arguments);

    /// <summary>
    /// Builds a project that references the packages. Packages of others come from the cache of this machine, which has all that the tests
    /// were built with, because tests use no network.
    /// </summary>
    public Task<string> BuildAsync(string folder)
    {
        var cache = Environment.GetEnvironmentVariable("NUGET_PACKAGES")
            ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        return RunAsync(folder, "dotnet", "build", $"-p:RestoreSources={Source}", $"-p:RestoreFallbackFolders={cache}");
    }

    private async Task<string> RunAsync(string folder, bool isInHome, string program, string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        if (isInHome)
        {
            (start.Environment["HOME"], start.Environment["DOTNET_CLI_HOME"], start.Environment["NUGET_PACKAGES"]) = (Home, Home, Path.Combine(Home, "packages"));
        }

        using var patience = new CancellationTokenSource(s_patience);
        using var process = Process.Start(start)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(patience.Token), process.StandardError.ReadToEndAsync(patience.Token));
        await process.WaitForExitAsync(patience.Token);
        Assert.True(process.ExitCode == 0, $"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}: {await output}{await errors}");
        return $"{await output}{await errors}";
    }
}
