using System.Text.RegularExpressions;
using ImageInfra.Driver.Runs;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace ImageInfra.Driver.Failures;

/// <summary>Reads the rules, in their order: the first that finds something explains a failure.</summary>
internal static class FailureRules
{
    private const string Resource = "failure-rules.yaml";

    // A log may be hostile: its time is bounded because nothing here goes back.
    private const RegexOptions Options =
        RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
        | RegexOptions.ExplicitCapture | RegexOptions.Singleline;

    private static readonly Lazy<IReadOnlyList<FailureRule>> s_all = new(Load);

    public static IReadOnlyList<FailureRule> All => s_all.Value;

    /// <summary>The rules of a text.</summary>
    /// <exception cref="InvalidDataException">A rule lacks something.</exception>
    public static IReadOnlyList<FailureRule> Read(string yaml)
    {
        var reader = new DeserializerBuilder().WithNamingConvention(CamelCaseNamingConvention.Instance).Build();
        var rules = reader.Deserialize<List<Entry>>(yaml).Select(Rule).ToList();
        return rules.GroupBy(r => r.Id).FirstOrDefault(g => g.Count() > 1) is { } twice
            ? throw new InvalidDataException($"there are two rules '{twice.Key}' in {Resource}")
            : rules;
    }

    private static IReadOnlyList<FailureRule> Load()
    {
        using var stream = typeof(FailureRules).Assembly.GetManifestResourceStream(Resource)!;
        using var reader = new StreamReader(stream);
        return Read(reader.ReadToEnd());
    }

    private static FailureRule Rule(Entry entry) => new()
    {
        Id = Given(entry.Id, "id", "?"),
        Scope = Named<RuleScope>(entry.Scope, "scope", entry),
        Patterns = Read(entry.Patterns is { Count: > 0 } || entry.Codes is { Count: > 0 } || entry.Actions is { Count: > 0 } ? entry.Patterns : throw Lacks("patterns", entry.Id)),
        Codes = entry.Codes ?? [],
        Actions = Read(entry.Actions),
        Unless = Read(entry.Unless),
        Earlier = Read(entry.Earlier),
        When = [.. (entry.When ?? []).Select(w => Named<SceneCondition>(w, "when", entry))],
        IsLast = entry.IsLast ?? false,
        Also = entry.Also ?? [],
        Category = Named<FailureCategory>(entry.Category, "category", entry),
        Owner = Named<FailureOwner>(entry.Owner, "owner", entry),
        Summary = Given(entry.Summary, "summary", entry.Id),
        NextStep = Given(entry.NextStep, "nextStep", entry.Id),
        IsRetryHelpful = entry.Retry ?? throw Lacks("retry", entry.Id),
    };

    private static IReadOnlyList<Regex> Read(List<string>? patterns) => [.. (patterns ?? []).Select(p => new Regex(p, Options))];

    private static string Given(string? text, string key, string? id) =>
        string.IsNullOrWhiteSpace(text) ? throw Lacks(key, id) : text.Trim();

    private static T Named<T>(string? text, string key, Entry entry)
        where T : struct, Enum =>
        Enum.TryParse<T>(Given(text, key, entry.Id), ignoreCase: false, out var value) && Enum.IsDefined(value)
            ? value
            : throw new InvalidDataException($"'{text}' is no {key}, in rule '{entry.Id}' of {Resource}");

    private static InvalidDataException Lacks(string key, string? id) => new($"rule '{id}' of {Resource} has no {key}");

    /// <summary>A rule as it is written.</summary>
    private sealed class Entry
    {
        public string? Id { get; init; }

        public string? Scope { get; init; }

        public List<string>? Patterns { get; init; }

        public List<string>? Codes { get; init; }

        public List<string>? Actions { get; init; }

        public List<string>? Unless { get; init; }

        public List<string>? Earlier { get; init; }

        public List<string>? When { get; init; }

        public bool? IsLast { get; init; }

        public Dictionary<string, string>? Also { get; init; }

        public string? Category { get; init; }

        public string? Owner { get; init; }

        public string? Summary { get; init; }

        public string? NextStep { get; init; }

        public bool? Retry { get; init; }
    }
}
