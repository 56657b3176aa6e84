using System.Diagnostics;
using ImageInfra.Cli.Terminal;
using ImageInfra.IntegrationTests.Support;

namespace ImageInfra.IntegrationTests.Cli;

/// <summary>Runs the commands of docs/ci.md on agents that keep nothing between jobs, with the local simulator as Azure.</summary>
[Collection(PulumiCollection.Name)]
public sealed class CiGuideTests : IDisposable
{
    // The simulated Azure, and the stack's state in Pulumi's backend; everything else in the folder belongs to the driver.
    private static readonly string[] s_driver = ["runs.db", "runs.db-wal", "runs.db-shm", "provenance", "pins"];

    private static readonly string[] s_project = [".gitignore", "Pulumi.yaml", "Pulumi.dev.yaml", "Pulumi.prod.yaml"];

    private readonly DirectoryInfo _agents = Directory.CreateTempSubdirectory("imageinfra-agents-");

    public void Dispose() => _agents.Delete(recursive: true);

    [Fact]
    public async Task The_jobs_of_the_guide_share_only_the_store()
    {
        var first = Clone("first");
        await RunAsync(first, Commands("build"));
        var backup = Path.Combine(_agents.FullName, "store.jsonl");
        await RunAsync(first, [$"store export {backup}"]);

        var second = Clone("second", azureOf: first);
        await RunAsync(second, [$"store import {backup}"]);
        var outputs = await RunAsync(second, Commands("verify"));

        Assert.Contains("no changes", outputs[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_job_repeated_on_another_agent_builds_nothing()
    {
        var first = Clone("first");
        await RunAsync(first, Commands("build"));
        var before = await RunAsync(first, ["versions --json"]);

        var second = Clone("second", azureOf: first);
        var outputs = await RunAsync(second, Commands("build"));

        Assert.Contains("not built again", outputs[^1], StringComparison.Ordinal);
        Assert.Equal(before, await RunAsync(second, ["versions --json"]));
    }

    private static List<string> Commands(string job)
    {
        var lines = File.ReadAllLines(Path.Combine(RepositoryRoot.Path, "docs", "ci.md")).SkipWhile(l => l != "jobs:").TakeWhile(l => l != "```");
        var commands = lines
            .SkipWhile(l => l != $"  {job}:")
            .Skip(1)
            .TakeWhile(l => l.StartsWith("    ", StringComparison.Ordinal))
            .Select(l => l.Trim())
            .Where(l => l.StartsWith("- run: imageinfra ", StringComparison.Ordinal))
            .Select(l => l["- run: imageinfra ".Length..])
            .ToList();
        Assert.NotEmpty(commands);
        return commands;
    }

    private static async Task<IReadOnlyList<string>> RunAsync(string project, IReadOnlyList<string> commands)
    {
        var outputs = new List<string>();
        foreach (var command in commands)
        {
            var result = await CliResult.RunAsync([.. command.Split(' '), "--local", "--project", project, .. IsTimed(command) ? (string[])["--speed", "3000"] : []], default);
            Assert.True(result.ExitCode is ExitCode.Success, $"imageinfra {command} ended with {result.ExitCode}: {result.Output}{result.Error}");
            outputs.Add(result.Output);
        }

        return outputs;
    }

    // A version with the same content counts for twelve hours of the simulated clock.
    private static bool IsTimed(string command) => !command.StartsWith("store", StringComparison.Ordinal);

    private string Clone(string agent, string? azureOf = null)
    {
        var clone = Path.Combine(_agents.FullName, agent);
        foreach (var file in s_project.Concat(Below("infra/images")).Concat(Below("infra/fragments")))
        {
            Copy(Path.Combine(RepositoryRoot.Path, file), Path.Combine(clone, file));
        }

        Git(clone, "init", "--quiet");
        Git(clone, "add", ".");
        Git(clone, "-c", "user.name=ci", "-c", "user.email=ci@example.com", "commit", "--quiet", "--message", "Add the catalog");
        if (azureOf is not null)
        {
            var state = Path.Combine(azureOf, ".imageinfra", "local");
            foreach (var file in Directory.EnumerateFiles(state, "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(state, f)))
            {
                if (!s_driver.Contains(file.Split(Path.DirectorySeparatorChar)[0]))
                {
                    Copy(Path.Combine(state, file), Path.Combine(clone, ".imageinfra", "local", file));
                }
            }
        }

        return clone;
    }

    private static void Git(string directory, params string[] arguments)
    {
        using var git = Process.Start("git", ["-C", directory, .. arguments]);
        git.WaitForExit();
        Assert.Equal(0, git.ExitCode);
    }

    private static IEnumerable<string> Below(string folder) => Directory
        .EnumerateFiles(Path.Combine(RepositoryRoot.Path, folder))
        .Select(f => Path.GetRelativePath(RepositoryRoot.Path, f));

    private static void Copy(string from, string to)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(to)!);
        File.Copy(from, to);
    }
}
