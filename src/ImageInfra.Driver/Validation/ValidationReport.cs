using ImageInfra.Model.Rules;

namespace ImageInfra.Driver.Validation;

/// <summary>The result of validation.</summary>
/// <param name="Findings">The findings, by file and line.</param>
/// <param name="Images">The number of images checked.</param>
/// <param name="Stacks">The stacks whose settings were checked.</param>
public sealed record ValidationReport(IReadOnlyList<Finding> Findings, int Images, IReadOnlyList<string> Stacks)
{
    /// <summary>The number of findings of a severity.</summary>
    public int Count(Severity severity) => Findings.Count(f => f.Severity == severity);
}
