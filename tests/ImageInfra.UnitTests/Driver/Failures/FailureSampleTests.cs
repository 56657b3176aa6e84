using ImageInfra.Driver.Failures;
using ImageInfra.Driver.Logs;
using ImageInfra.UnitTests.Support;

namespace ImageInfra.UnitTests.Driver.Failures;

/// <summary>Tests the explanation of known error texts of Azure and Packer.</summary>
public sealed class FailureSampleTests
{
    private readonly FailureClassifier _classifier = new();

    public static TheoryData<string> Samples => [.. FailureSample.Names];

    [Theory]
    [MemberData(nameof(Samples))]
    public void A_known_failure_is_classified(string name)
    {
        var sample = FailureSample.Read(name);

        var explanation = _classifier.Explain(sample.Evidence);

        Assert.Equal(sample.Expected["rule"], explanation.Rule);
        Assert.Equal(sample.Expected["category"], explanation.Category.ToString());
        Assert.Equal(sample.Expected["owner"], explanation.Owner.ToString());
        Assert.Equal(sample.Expected["retry"] == "true", explanation.IsRetryHelpful);
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void The_texts_of_an_explanation_are_complete(string name)
    {
        var explanation = _classifier.Explain(FailureSample.Read(name).Evidence);

        Assert.NotEmpty(explanation.NextStep);
        Assert.DoesNotContain('{', explanation.Summary + explanation.NextStep);
        Assert.False(explanation.Summary.EndsWith('.'), explanation.Summary);
        Assert.NotEmpty(explanation.Evidence);
        Assert.DoesNotContain(explanation.Evidence, line => line.Contains("no artifacts were created", StringComparison.Ordinal));
        Assert.DoesNotContain(explanation.Evidence, line => line.Contains("PACKER", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void The_step_that_failed_is_found(string name)
    {
        var sample = FailureSample.Read(name);
        if (!sample.Expected.TryGetValue("step", out var place))
        {
            return;
        }

        var log = CustomizationLog.Parse(sample.Evidence.Log!);

        Assert.Equal(place, $"{(log.FailedStep ?? log.UnfinishedStep)!.Place + 1}");
    }

    [Fact]
    public void Every_rule_has_a_sample() => Assert.Equal(
        FailureRules.All.Select(r => r.Id).Order(),
        FailureSample.Names.Select(n => FailureSample.Read(n).Expected["rule"]).Distinct().Order());
}
