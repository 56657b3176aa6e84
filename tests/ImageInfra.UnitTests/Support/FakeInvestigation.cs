using ImageInfra.Driver.Failures;
using ImageInfra.Driver.Runs;
using ImageInfra.Driver.Runs.Ledger;

namespace ImageInfra.UnitTests.Support;

/// <summary>Explains every failure with its message and the category that the test sets.</summary>
internal sealed class FakeInvestigation : IFailureInvestigation
{
    public FailureCategory Category { get; set; } = FailureCategory.Script;

    public Task<FailureExplanation> ExplainAsync(RunEntry run, CancellationToken cancellationToken) => Task.FromResult(new FailureExplanation
    {
        Category = Category,
        Owner = FailureOwner.Author,
        Summary = $"it failed: {run.Message}",
        NextStep = "fix it",
        IsRetryHelpful = Category is FailureCategory.Service,
    });
}
