using System.Diagnostics;
using ImageInfra.Driver.Provenance;
using ImageInfra.IntegrationTests.Support;
using ImageInfra.Model.Images;
using ImageInfra.Model.Planning;

namespace ImageInfra.IntegrationTests.Builds;

/// <summary>Runs the script that lists packages in a shell, as a build VM does.</summary>
public sealed class PackageScriptTests : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("imageinfra-packages-");

    public void Dispose() => _directory.Delete(recursive: true);

    [ShellFact]
    public async Task A_shell_lists_installed_packages_but_not_removed_ones()
    {
        Fake("dpkg-query", "printf 'ii |zsh|5.9-6|amd64\\nrc |gone|1|all\\nhi |apt|2.8.3|amd64\\nii |libstdc++6|14.2.0|amd64\\n'");

        var inventory = PackageLog.Read(await RunAsync(), out var problem);

        Assert.Null(problem);
        Assert.Equal(
            [new("deb", "apt", "2.8.3", "amd64"), new("deb", "libstdc++6", "14.2.0", "amd64"), new InstalledPackage("deb", "zsh", "5.9-6", "amd64")],
            inventory!.Packages);
    }

    [ShellFact]
    public async Task A_shell_that_cannot_list_packages_fails_no_build()
    {
        Fake("dpkg-query", "exit 2");

        Assert.Null(PackageLog.Read(await RunAsync(), out var problem));
        Assert.Contains("could not list its packages", problem, StringComparison.Ordinal);
    }

    private void Fake(string command, string script)
    {
        var path = Path.Combine(_directory.FullName, command);
        File.WriteAllText(path, $"#!/bin/sh\n{script}\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    private async Task<string> RunAsync()
    {
        var image = new CatalogProject("dev", ["westeurope"], ("listed", null)).Load().Catalog.Images[0];
        var script = Path.Combine(_directory.FullName, "script.sh");
        await File.WriteAllTextAsync(script, string.Join('\n', ((Step.Shell)PackageListing.On(image).Customize[^1]).Inline));
        var start = new ProcessStartInfo("/bin/sh", ["-e", script]) { RedirectStandardOutput = true };
        start.Environment["PATH"] = $"{_directory.FullName}:{Environment.GetEnvironmentVariable("PATH")}";
        using var shell = Process.Start(start)!;
        var output = await shell.StandardOutput.ReadToEndAsync();
        await shell.WaitForExitAsync();
        Assert.Equal(0, shell.ExitCode);
        return output;
    }
}
