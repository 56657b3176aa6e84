using System.Reflection;
using System.Text;
using ImageInfra.IntegrationTests.Support;
using ImageInfra.Simulator.Arm;
using ImageInfra.Simulator.Server;

namespace ImageInfra.IntegrationTests.Simulator;

/// <summary>Writes the list of simulated operations with their evidence and tests.</summary>
public sealed class CoverageTests
{
    private const string Update = "IMAGEINFRA_UPDATE";

    [Fact]
    public async Task COVERAGE_md_lists_every_operation_with_evidence_and_tests()
    {
        await using var host = await SimulatorHost.StartAsync(new(), TimeProvider.System, default);
        var held = Held();
        var ledger = Write(host.Azure.Types, held);
        var path = Path.Combine(RepositoryRoot.Path, "src", "ImageInfra.Simulator", "COVERAGE.md");
        if (Environment.GetEnvironmentVariable(Update) is { Length: > 0 })
        {
            await File.WriteAllTextAsync(path, ledger);
        }

        Assert.Equal(ledger, await File.ReadAllTextAsync(path));
    }

    [Fact]
    public async Task Every_operation_has_a_test_and_every_test_an_operation()
    {
        await using var host = await SimulatorHost.StartAsync(new(), TimeProvider.System, default);
        var operations = Operations(host.Azure.Types).Select(o => (o.Type, o.Verb)).ToHashSet();
        var held = Held();

        Assert.Equal([], operations.Except(held.Keys));
        Assert.Equal([], held.Keys.Except(operations));
    }

    private static IEnumerable<(string Type, string Verb, BehaviorSource Source)> Operations(IEnumerable<ArmType> types) => types
        .SelectMany(t => t.Operations, (t, o) => (t.Name, o.Verb, o.Source))
        .Concat(SimulatedTypes.Services.Select(s => (s.Service, s.Verb, s.Source)));

    private static Dictionary<(string Type, string Verb), List<string>> Held() => typeof(CoverageTests).Assembly.GetTypes()
        .SelectMany(t => t.GetMethods(BindingFlags.Public | BindingFlags.Instance))
        .SelectMany(m => m.GetCustomAttributes<HoldsAttribute>().SelectMany(h => h.Verbs, (h, verb) => (h.Type, Verb: verb, Test: $"{m.DeclaringType!.Name}.{m.Name}")))
        .GroupBy(h => (h.Type, h.Verb))
        .ToDictionary(g => g.Key, g => g.Select(h => h.Test).Order(StringComparer.Ordinal).ToList());

    private static string Write(IEnumerable<ArmType> types, Dictionary<(string, string), List<string>> held)
    {
        var text = new StringBuilder("""
            # Simulated operations

            A test generates this page and fails when it is stale; run the tests with IMAGEINFRA_UPDATE=1 to update it. Evidence is `recorded`
            (published traffic with Azure), `published` (Azure's documentation or contract) or `assumed` (neither). Other requests return 501
            `NotSimulated`.

            | type | operation | evidence | tests |
            |---|---|---|---|

            """.ReplaceLineEndings("\n"));
        foreach (var (type, verb, source) in Operations(types).OrderBy(o => o.Type, StringComparer.Ordinal).ThenBy(o => o.Verb, StringComparer.Ordinal))
        {
            var tests = held.GetValueOrDefault((type, verb), ["nothing"]);
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"| {type} | {verb} | {source.ToString().ToLowerInvariant()} | {string.Join(", ", tests)} |\n");
        }

        var counts = Operations(types).CountBy(o => o.Source).OrderBy(c => c.Key);
        text.Append(System.Globalization.CultureInfo.InvariantCulture, $"\n{Operations(types).Count()} operations: {string.Join(", ", counts.Select(c => $"{c.Value} {c.Key.ToString().ToLowerInvariant()}"))}.\n");
        return text.ToString();
    }
}
