using ImageInfra.Driver.Foundations;
using ImageInfra.Driver.Logs;
using ImageInfra.Driver.Runs.Ledger;
using ImageInfra.Model.Planning;
using ImageInfra.Project.Stacks;

namespace ImageInfra.Driver.Failures;

/// <summary>Explains runs by Azure's words, their logs, and the template as the catalog has it.</summary>
public sealed class FailureInvestigation(IFactoryProject project, ICustomizationLogs logs) : IFailureInvestigation
{
    // Its rules take a hundred megabytes, which builds that succeed do without.
    private readonly Lazy<FailureClassifier> _classifier = new(() => new());

    /// <inheritdoc/>
    public async Task<FailureExplanation> ExplainAsync(RunEntry run, CancellationToken cancellationToken)
    {
        var plan = PlanOf(run);
        var template = plan?.Image.Template;
        var explanation = _classifier.Value.Explain(new(run.Message, await ReadAsync(run, cancellationToken), template)
        {
            HasContainerSubnet = plan is null ? null : plan.Network is not null || plan.Image.Template.VmProfile.VnetConfig?.ContainerInstanceSubnetId is not null,
        });

        // The file may have been edited since; then it is not the one that was built.
        return template is not null && project.FileOf(run.Image) is { } file
            ? explanation with { Place = explanation.PlaceIn(file) }
            : explanation;
    }

    // Who may run templates may not always read their logs. Azure's words are there all the same.
    private async Task<string?> ReadAsync(RunEntry run, CancellationToken cancellationToken)
    {
        try
        {
            return (await logs.ReadAsync(run.TemplateId, run: null, cancellationToken))?.Text;
        }
        catch (DriverException)
        {
            return null;
        }
    }

    private TemplatePlan? PlanOf(RunEntry run)
    {
        var stack = project.Load();
        return FactoryPlan.Create(stack.Catalog, stack.Settings).Templates
            .FirstOrDefault(t => string.Equals(t.TemplateName, run.TemplateName, StringComparison.OrdinalIgnoreCase));
    }
}
