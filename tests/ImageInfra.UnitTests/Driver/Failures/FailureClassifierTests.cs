using System.Text;
using ImageInfra.Driver.Failures;
using ImageInfra.Driver.Runs;
using ImageInfra.Model.Images;
using ImageInfra.UnitTests.Support;

namespace ImageInfra.UnitTests.Driver.Failures;

public sealed class FailureClassifierTests
{
    private const string PackerFailed = "PackerBuildFailed: Packer build command has failed: exit status 1.";

    private static readonly ImageTemplateSpec s_template = new()
    {
        Source = new ImageSource.CatalogImage("base"),
        Customize = [new Step.Shell { Name = "docker-repository" }, new Step.Shell { Name = "docker-engine" }],
        Validate = new() { InVMValidations = [new Step.Shell { Name = "docker-answers" }] },
    };

    private readonly FailureClassifier _classifier = new();

    [Fact]
    public void A_step_has_the_name_that_the_template_gives_it()
    {
        var log = SomeLog.New().Step("shell").FailedStep("shell", 100, "something went wrong");

        var explanation = _classifier.Explain(new(PackerFailed, log.Text, s_template));

        Assert.Equal("customizer 'docker-engine' ended with exit code 100", explanation.Summary);
        Assert.Equal(("docker-engine", 1, false), (explanation.Step, explanation.StepIndex, explanation.IsValidation));
    }

    [Fact]
    public void Without_a_template_a_step_has_only_its_type()
    {
        var log = SomeLog.New().Step("shell").FailedStep("shell", 100, "something went wrong");

        var explanation = _classifier.Explain(new(PackerFailed, log.Text));

        Assert.Equal("a shell customizer ended with exit code 100", explanation.Summary);
        Assert.Null(explanation.StepIndex);
    }

    [Fact]
    public void A_failed_validator_is_called_a_validator()
    {
        var log = SomeLog.New().Step("shell").Step("shell").Finished().FailedStep("shell", 1, "docker: not running");

        var explanation = _classifier.Explain(new(PackerFailed, log.Text, s_template));

        Assert.StartsWith("validator 'docker-answers' ended", explanation.Summary, StringComparison.Ordinal);
        Assert.Equal((0, true), (explanation.StepIndex, explanation.IsValidation));
    }

    [Fact]
    public void The_evidence_is_the_last_output_of_the_step_without_noise()
    {
        var log = SomeLog.New().Step("shell").FailedStep("shell", 100, "line 1", "line 2");

        var explanation = _classifier.Explain(new(PackerFailed, log.Text));

        Assert.Equal(
            [
                PackerFailed,
                "line 1",
                "line 2",
                "Provisioning step had errors: Running the cleanup provisioner, if present...",
                "Build 'azure-arm' errored: Script exited with non-zero exit status: 100.",
            ],
            explanation.Evidence);
        Assert.Equal("Build 'azure-arm' errored: Script exited with non-zero exit status: 100.", LineOf(log, explanation.LogLine));
    }

    [Fact]
    public void Errors_of_a_successful_step_are_ignored()
    {
        var log = SomeLog.New().Step("shell", "curl: (6) Could not resolve host: example.com", "tried again").FailedStep("shell", 7, "no");

        Assert.Equal("script-exit", _classifier.Explain(new(PackerFailed, log.Text)).Rule);
    }

    [Fact]
    public void Errors_of_the_cleanup_are_ignored()
    {
        var log = SomeLog.New().FailedStep("shell", 7, "no")
            .Out("Error: network.InterfacesClient#Delete: Failure sending request: Code=\"NicInUse\" QuotaExceeded AuthorizationFailed");

        Assert.Equal("script-exit", _classifier.Explain(new(PackerFailed, log.Text)).Rule);
    }

    [Fact]
    public void An_unknown_failure_shows_its_evidence_and_a_next_step()
    {
        var explanation = _classifier.Explain(new("Weird: it did not work", SomeLog.New().Step("shell").Out("what nobody knows").Text));

        Assert.Null(explanation.Rule);
        Assert.Equal((FailureCategory.Unknown, FailureOwner.Unknown), (explanation.Category, explanation.Owner));
        Assert.Contains("Weird: it did not work", explanation.Evidence);
        Assert.Contains("what nobody knows", explanation.Evidence);
        Assert.Contains("imageinfra logs", explanation.NextStep, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("PackerBuildFailed")]
    public void A_failure_without_any_evidence_has_a_next_step(string message)
    {
        var explanation = _classifier.Explain(new(message));

        Assert.Equal(FailureCategory.Unknown, explanation.Category);
        Assert.Contains("imageinfra logs", explanation.NextStep, StringComparison.Ordinal);
    }

    [Fact]
    public void Explanations_contain_no_signatures()
    {
        var log = SomeLog.New().FailedStep("shell", 22, "fetching https://x.blob.core.windows.net/s/a.sh?sv=2024-01-01&sig=abc%2Bdef");

        var explanation = _classifier.Explain(new("Error downloading 'https://x.blob.core.windows.net/s/a.sh?sig=secret1'", log.Text));

        Assert.DoesNotContain("secret1", explanation.Summary + string.Join('\n', explanation.Evidence), StringComparison.Ordinal);
        Assert.DoesNotContain("abc%2Bdef", string.Join('\n', explanation.Evidence), StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_evidence_has_the_same_explanation()
    {
        var evidence = new FailureEvidence(PackerFailed, SomeLog.New().FailedStep("shell", 1, "no").Text, s_template);

        Assert.Equivalent(_classifier.Explain(evidence), new FailureClassifier().Explain(evidence), strict: true);
    }

    [Theory]
    [InlineData("a\n")]
    [InlineData("\n")]
    [InlineData("(((((((((([[[[[[[[[[\\\\\\\\\\ \t")]
    [InlineData("[x] PACKER ERR 2026/11/24 08:00:00 [INFO] (telemetry) Starting provisioner shell\n")]
    [InlineData("    azure-arm: 'exceeding approved ' ' ' ' Downloading external file (((( policyDefinition\"name\"\n")]
    public void A_hostile_log_of_20_MB_is_explained(string pattern)
    {
        var log = new StringBuilder().Insert(0, pattern, 20_000_000 / pattern.Length).ToString();

        Assert.NotEmpty(_classifier.Explain(new(PackerFailed, log, s_template)).NextStep);
    }

    private static string LineOf(SomeLog log, int? number) => log.Text.Split('\n')[number!.Value - 1][(SomeLog.Prefix.Length + "PACKER OUT ".Length)..];
}
