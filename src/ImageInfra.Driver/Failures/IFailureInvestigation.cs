using ImageInfra.Driver.Runs.Ledger;

namespace ImageInfra.Driver.Failures;

/// <summary>Finds out why a run failed.</summary>
public interface IFailureInvestigation
{
    /// <summary>Explains a run that ended badly, from Azure's words and its logs as far as they can be read.</summary>
    Task<FailureExplanation> ExplainAsync(RunEntry run, CancellationToken cancellationToken);
}
