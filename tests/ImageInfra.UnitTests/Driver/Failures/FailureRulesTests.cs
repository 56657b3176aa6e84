using System.Text.RegularExpressions;
using ImageInfra.Driver.Failures;
using ImageInfra.Driver.Runs;

namespace ImageInfra.UnitTests.Driver.Failures;

public sealed partial class FailureRulesTests
{
    private const string Whole = """
        - id: one
          scope: Log
          patterns: ['a']
          category: Script
          owner: Author
          summary: a happened
          nextStep: do b
          retry: false
        """;

    [Fact]
    public void Every_category_except_unknown_has_a_rule() => Assert.Equal(
        Enum.GetValues<FailureCategory>().Except([FailureCategory.Unknown]),
        FailureRules.All.Select(r => r.Category).Distinct().Order());

    [Fact]
    public void Every_rule_has_an_owner_and_texts_without_final_periods()
    {
        foreach (var rule in FailureRules.All)
        {
            Assert.NotEqual(FailureOwner.Unknown, rule.Owner);
            Assert.False(rule.Summary.EndsWith('.') || rule.NextStep.EndsWith('.'), rule.Id);
        }
    }

    [Fact]
    public void Placeholders_of_a_rule_are_groups_of_its_patterns()
    {
        foreach (var rule in FailureRules.All)
        {
            var known = rule.Patterns.SelectMany(p => p.GetGroupNames()).Concat(["step", "at", "code", "cause", "action", "scope", "client", "tenant", "subscription"]).ToHashSet();
            Assert.All(Blank().Matches(rule.Summary + rule.NextStep + string.Concat(rule.Also.Values)), blank => Assert.Contains(blank.Groups[1].Value, known));
        }
    }

    [Theory]
    [InlineData("id: one", "no id")]
    [InlineData("scope: Log", "no scope")]
    [InlineData("patterns: ['a']", "no patterns")]
    [InlineData("category: Script", "no category")]
    [InlineData("owner: Author", "no owner")]
    [InlineData("summary: a happened", "no summary")]
    [InlineData("nextStep: do b", "no nextStep")]
    [InlineData("retry: false", "no retry")]
    public void An_incomplete_rule_is_refused(string line, string problem)
    {
        var e = Assert.Throws<InvalidDataException>(() => FailureRules.Read(Whole.Replace(line, $"{line.Split(':')[0]}: ", StringComparison.Ordinal)));

        Assert.Contains(problem, e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Script", "Scripts", "'Scripts' is no category")]
    [InlineData("Author", "Nobody", "'Nobody' is no owner")]
    public void An_unknown_key_is_refused(string from, string to, string problem)
    {
        var e = Assert.Throws<InvalidDataException>(() => FailureRules.Read(Whole.Replace(from, to, StringComparison.Ordinal)));

        Assert.Contains(problem, e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_rules_with_one_id_are_refused() => Assert.Throws<InvalidDataException>(() => FailureRules.Read($"{Whole}\n{Whole}"));

    [GeneratedRegex(@"\{(\w+)")]
    private static partial Regex Blank();
}
