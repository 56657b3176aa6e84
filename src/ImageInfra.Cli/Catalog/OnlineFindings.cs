using ImageInfra.Cli.Options;
using ImageInfra.Cli.Terminal;
using ImageInfra.Cli.Workplaces;
using ImageInfra.Driver.Foundations;
using ImageInfra.Driver.Validation;
using ImageInfra.Driver.Validation.Online;
using ImageInfra.Model.Planning;
using ImageInfra.Model.Rules;

namespace ImageInfra.Cli.Catalog;

/// <summary>The findings of <c>imageinfra validate --online</c>.</summary>
internal static class OnlineFindings
{
    private static readonly TimeSpan s_longest = TimeSpan.FromMinutes(3);

    /// <summary>Asks Azure, or the simulator, about the images of a stack. What was found without Azure is not repeated.</summary>
    /// <returns>The findings, and the exit code of a failure to ask; otherwise <see cref="ExitCode.Success"/>.</returns>
    public static async Task<(IReadOnlyList<Finding> Findings, ExitCode Failure)> AskAsync(
        TimeProvider clock,
        Scope scope,
        ValidationReport found,
        string[] images,
        CancellationToken cancellationToken)
    {
        if (found.Findings.Any(f => f.Rule == ValidationRules.Catalog.Id || f.Rule == ValidationRules.Settings.Id))
        {
            return ([NotAsked(scope, "Azure was not asked; fix the errors of the catalog and the settings first")], ExitCode.Success);
        }

        using var late = new CancellationTokenSource(s_longest, clock);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, late.Token);
        try
        {
            var inspection = StackSession.ProjectOf(scope).Inspect(new Dictionary<string, CatalogInspection>());
            var settings = inspection.Settings!;
            await using var session = await StackSession.OpenAsync(scope, clock, stop.Token);
            var wanted = inspection.Catalog.Images
                .Where(i => images.Length == 0 || images.Contains(i.Spec.Name, StringComparer.OrdinalIgnoreCase))
                .Select(i => new InspectedImage(i.File, ImageOverrides.Apply(i.Spec, settings)))
                .ToList();
            var asked = await session.Get<OnlineValidation>().CheckAsync(wanted, settings.Location, stop.Token);
            var known = found.Findings.Select(KeyOf).ToHashSet();
            return ([.. asked.Where(f => !known.Contains(KeyOf(f)))], ExitCode.Success);
        }
        catch (OperationCanceledException) when (late.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return ([NotAsked(scope, $"Azure was not asked: it did not answer within {s_longest.TotalMinutes:0} minutes")], ExitCode.AzureUnavailable);
        }
        catch (DriverException e)
        {
            return ([NotAsked(scope, $"Azure was not asked: {e.Message}")], ExitCodes.Of(e.Failure));
        }
    }

    private static (string Rule, string File, int Line) KeyOf(Finding finding) => (finding.Rule, finding.File, finding.Line);

    private static Finding NotAsked(Scope scope, string message) =>
        new(ValidationRules.NotAsked.Id, ValidationRules.NotAsked.Severity, $"Pulumi.{scope.Stack}.yaml", 0, 0, "", message);
}
