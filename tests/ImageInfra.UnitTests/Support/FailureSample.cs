using ImageInfra.Driver.Failures;

namespace ImageInfra.UnitTests.Support;

/// <summary>
/// A real failure from <c>Driver/Failures/Samples</c>: the expected explanation, then Azure's message, then the log if there is one.
/// </summary>
internal sealed record FailureSample(string Name, IReadOnlyDictionary<string, string> Expected, FailureEvidence Evidence)
{
    private const string Message = "--- message\n";
    private const string Log = "--- log\n";

    private static string Directory => Path.Combine(RepositoryFiles.Root, "tests", "ImageInfra.UnitTests", "Driver", "Failures", "Samples");

    public static IEnumerable<string> Names => System.IO.Directory.EnumerateFiles(Directory, "*.txt")
        .Select(path => Path.GetFileNameWithoutExtension(path))
        .Order(StringComparer.Ordinal);

    public static FailureSample Read(string name)
    {
        var parts = File.ReadAllText(Path.Combine(Directory, $"{name}.txt")).ReplaceLineEndings("\n").Split(Message, 2);
        var evidence = parts[1].Split(Log, 2);
        var expected = parts[0].Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => l.Split(": ", 2)).ToDictionary(l => l[0], l => l[1]);
        return new(name, expected, new(evidence[0].Trim(), evidence.ElementAtOrDefault(1))
        {
            HasContainerSubnet = expected.TryGetValue("containerSubnet", out var has) ? bool.Parse(has) : null,
        });
    }
}
