using ImageInfra.Model.Rules;

namespace ImageInfra.Driver.Validation;

/// <summary>What validation found.</summary>
/// <param name="Findings">In the order of files and lines.</param>
/// <param name="Images">How many images were looked at.</param>
/// <param name="Stacks">The stacks whose settings were looked at.</param>
public sealed record ValidationReport(IReadOnlyList<Finding> Findings, int Images, IReadOnlyList<string> Stacks)
{
    /// <summary>How many findings there are of a severity.</summary>
    public int Count(Severity severity) => Findings.Count(f => f.Severity == severity);
}
