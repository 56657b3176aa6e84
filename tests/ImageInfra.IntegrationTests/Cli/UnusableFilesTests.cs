using System.Diagnostics;
using ImageInfra.IntegrationTests.Support;
using Xunit.Abstractions;

namespace ImageInfra.IntegrationTests.Cli;

/// <summary>Tests unusable files: every command ends with a named exit code and a message, and with JSON if requested.</summary>
[Collection(PulumiCollection.Name)]
public sealed class UnusableFilesTests(UnusableFilesTests.Project project, ITestOutputHelper output) : IClassFixture<UnusableFilesTests.Project>
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    public static TheoryData<string> Files => [.. WorkedProject.Files];

    public static TheoryData<string> Folders => [.. WorkedProject.Folders];

    [Theory]
    [MemberData(nameof(Files))]
    public Task A_folder_in_the_place_of_a_file(string file) => EveryCommandEndsWellAsync(directory =>
    {
        Remove(directory, file);
        Directory.CreateDirectory(Path.Combine(directory, file));
    });

    // One kind of damage for each file; FileAccessTests covers all kinds, because all files are read by the same code.
    [Theory]
    [MemberData(nameof(Files))]
    public Task A_pipe_a_broken_link_nothing_or_nonsense(string file) => EveryCommandEndsWellAsync(directory =>
    {
        Remove(directory, file);
        var path = Path.Combine(directory, file);
        switch (WorkedProject.Files.ToList().IndexOf(file) % 4)
        {
            case 0:
                Run("mkfifo", path);
                break;
            case 1:
                File.WriteAllBytes(path, [0xFF, 0xD8, 0, .. "}{ not this: ["u8]);
                break;
            case 2:
                File.CreateSymbolicLink(path, "nowhere");
                break;
            default:
                File.WriteAllText(path, "");
                break;
        }
    });

    [Theory]
    [MemberData(nameof(Folders))]
    public Task A_file_in_the_place_of_a_folder(string folder) => EveryCommandEndsWellAsync(directory =>
    {
        if (Directory.Exists(Path.Combine(directory, folder)))
        {
            Directory.Delete(Path.Combine(directory, folder), recursive: true);
        }

        File.WriteAllText(Path.Combine(directory, folder), "a file");
    });

    private async Task EveryCommandEndsWellAsync(Action<string> spoil)
    {
        var watch = Stopwatch.StartNew();
        using var copy = project.Worked.Copy();
        Directory.CreateDirectory(Path.Combine(copy.Directory, "sim"));
        spoil(copy.Directory);
        var problems = new List<string>();
        foreach (var line in EveryCommand.Lines(copy.Directory))
        {
            problems.AddRange((await ProblemsAsync(line, copy.Directory)).Select(p => $"{string.Join(' ', line)}: {p}"));
        }

        output.WriteLine($"{watch.ElapsedMilliseconds} ms");
        Assert.True(problems.Count == 0, string.Join("\n", problems.Take(10)));
    }

    private static async Task<IReadOnlyList<string>> ProblemsAsync(string[] line, string directory)
    {
        using var interrupt = new CancellationTokenSource();
        await using var written = new WatchedWriter("onThisMachineAlone") { Interrupts = interrupt };
        try
        {
            var result = await Task.Run(() => CliResult.RunAsync(line, interrupt.Token, written, WorkedProject.EnvironmentOf(directory))).WaitAsync(s_patience);
            return [.. Outcome.Problems(line, (int)result.ExitCode, result.Output, result.Error)];
        }
        catch (Exception e)
        {
            return [e.ToString()];
        }
    }

    private static void Remove(string directory, string file)
    {
        var path = Path.Combine(directory, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.Delete(path);
    }

    private static void Run(string program, params string[] arguments)
    {
        using var process = Process.Start(program, arguments);
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
    }

    /// <summary>The project that every test copies.</summary>
    public sealed class Project : IAsyncLifetime
    {
        internal SmallProject Worked { get; private set; } = null!;

        public async Task InitializeAsync() => Worked = await WorkedProject.CreateAsync();

        public Task DisposeAsync()
        {
            Worked.Dispose();
            return Task.CompletedTask;
        }
    }
}
