using Spectre.Console;

namespace ImageInfra.Bench;

/// <summary>Measures the goals in the README, with published processes.</summary>
internal static class Scenarios
{
    private static readonly int[] s_catalogs = [10, 100, 1_000];
    private static readonly string[] s_parts = ["commands", "versions", "stores", "driver", "simulator"];

    public static async Task<int> RunAsync(IAnsiConsole console, string[] args)
    {
        var root = FindRoot();
        var program = Path.Combine(root, "artifacts", "publish", "ImageInfra.Cli", "release", OperatingSystem.IsWindows() ? "imageinfra.exe" : "imageinfra");
        if (!File.Exists(program))
        {
            console.MarkupLine("error: the benchmarks need the published command; run 'dotnet publish src/ImageInfra.Cli' first");
            return 2;
        }

        var repeats = args.FirstOrDefault(a => int.TryParse(a, out _)) is { } text ? int.Parse(text, null) : 5;
        bool Wants(string part) => !s_parts.Any(args.Contains) || args.Contains(part);
        var table = new Table().AddColumns("scenario", "wall", "peak memory", "goal");
        console.MarkupLineInterpolated($"{Environment.ProcessorCount} processors, .NET {Environment.Version}, published, median of {repeats}");

        if (Wants("commands"))
        {
            await CommandsAsync(table, program, root, repeats);
        }

        if (Wants("versions"))
        {
            await VersionScenarios.RunAsync(table, program, repeats);
        }

        if (Wants("stores"))
        {
            await StoreScenarios.RunAsync(table, program, repeats);
        }

        if (Wants("driver"))
        {
            ScheduleScenarios.Run(table);
            await DriverScenarios.RunAsync(table, program, typeof(Scenarios).Assembly.Location);
        }

        if (Wants("simulator"))
        {
            await SimulatorScenarios.RunAsync(table, program, typeof(Scenarios).Assembly.Location, repeats);
        }

        console.Write(table);
        return 0;
    }

    private static async Task CommandsAsync(Table table, string program, string root, int repeats)
    {
        await AddAsync(table, "imageinfra --help", "150 ms", repeats, () => Measurement.RunAsync(program, root, "--help"));
        await AddAsync(table, "rehearse", "15 s", 1, () => Measurement.RunAsync(program, root, "rehearse"));
        foreach (var images in s_catalogs)
        {
            using var project = new SyntheticProject(images);
            var last = images == s_catalogs[^1];
            await AddAsync(table, $"up --local, {images} images", last ? "10 s, 500 MB" : "linear", 1, () => UpAsync(program, project));
            await AddAsync(table, $"validate, {images} images", last ? "3 s" : "linear", repeats, () => Measurement.RunAsync(program, project.FullName, "validate"));
            await AddAsync(table, $"up --local again, {images} images", last ? "2 s" : "linear", repeats, () => UpAsync(program, project));
        }
    }

    private static Task<Measurement> UpAsync(string program, SyntheticProject project) =>
        Measurement.RunAsync(program, project.FullName, "up", "--local");

    private static async Task AddAsync(Table table, string name, string goal, int repeats, Func<Task<Measurement>> run)
    {
        var runs = new List<Measurement>();
        for (var i = 0; i < repeats; i++)
        {
            runs.Add(await run());
        }

        var median = Measurement.Median(runs);
        table.AddRow(name, $"{median.Wall.TotalSeconds:0.000} s", $"{median.PeakBytes / 1_048_576} MB", goal);
    }

    public static string FindRoot()
    {
        for (var directory = new DirectoryInfo(AppContext.BaseDirectory); directory is not null; directory = directory.Parent)
        {
            if (File.Exists(Path.Combine(directory.FullName, "ImageInfra.sln")))
            {
                return directory.FullName;
            }
        }

        throw new DirectoryNotFoundException("ImageInfra.sln is not in a parent folder of the benchmark");
    }
}
