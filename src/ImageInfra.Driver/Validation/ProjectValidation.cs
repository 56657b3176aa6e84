using ImageInfra.Driver.Foundations;
using ImageInfra.Driver.Insight.Costs;
using ImageInfra.Model.Images;
using ImageInfra.Model.Rules;
using ImageInfra.Model.Secrets;
using ImageInfra.Project.Checks;
using ImageInfra.Project.Stacks;

namespace ImageInfra.Driver.Validation;

/// <summary>Validates settings, catalog, policy and scripts of a project without calling Azure.</summary>
/// <param name="parsers">The parsers of scripts.</param>
public sealed class ProjectValidation(params IReadOnlyList<IScriptParser> parsers)
{
    /// <summary>Optional. The clock that tells which sources are out of support. Default: the system's.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Everything that is wrong, seen from some stacks of one project.</summary>
    /// <param name="stacks">The project, seen from each stack.</param>
    /// <param name="only">The names of the images to check; empty for all. Settings are always checked.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="DriverException">The catalog has no image with a given name.</exception>
    public async Task<ValidationReport> CheckAsync(
        IReadOnlyList<FactoryProject> stacks,
        IReadOnlyCollection<string> only,
        CancellationToken cancellationToken)
    {
        var findings = new List<Finding>();
        var catalogs = new Dictionary<string, CatalogInspection>();
        var policy = Policy(stacks[0].Directory, findings);
        var tracking = FileTracking.None;
        foreach (var (stack, inspection) in stacks.Select(s => (s, s.Inspect(catalogs))))
        {
            findings.AddRange(inspection.Errors.Concat(Shared(stack, inspection)).Select(e => Of(ValidationRules.Settings, e)));
            findings.AddRange(ConnectionRules.Check(stack));
            if (inspection is { Settings: { } settings, Source: { } source })
            {
                findings.AddRange(inspection.Catalog.Images.SelectMany(i => RegionRules.Check(i, settings)));
                findings.AddRange(RegionNameRules.Check(settings, source));
                findings.AddRange(StackSettingsRules.Check(inspection.Catalog, settings, source));
            }

            var files = PrivacyChecks.Tracking(stack.Directory, inspection.Catalog.Images.Select(i => i.Spec), inspection.Settings);
            tracking = new(tracking.Ignored.Union(files.Ignored).ToHashSet(), tracking.Untracked.Union(files.Untracked).ToHashSet());
            findings.AddRange(policy is null ? [] : PolicyFile.Check(policy, inspection.Catalog.Images, inspection.Settings, inspection.Source));
        }

        var images = catalogs.Values.SelectMany(c => c.Images).Where(i => IsWanted(i.Spec.Name, only)).ToList();
        var errors = catalogs.Values.SelectMany(c => c.Errors).ToList();
        RequireNames(only, [.. catalogs.Values.SelectMany(c => c.Images).Select(i => i.Spec.Name), .. errors.Select(e => ImageOf(e))]);
        findings.AddRange(errors.Where(e => IsWanted(ImageOf(e), only)).Select(e => Of(e.Rule is { } rule ? ValidationRules.Of(rule) : ValidationRules.Catalog, e) with { Image = ImageOf(e) }));
        findings.AddRange(Prices(stacks[0].Directory));
        findings.AddRange(CatalogValidation.Check(images, [.. catalogs.Values.SelectMany(c => c.Images)], tracking));
        findings.AddRange(CatalogValidation.CheckSupport(images, Clock.GetUtcNow()));
        findings.AddRange(await CatalogValidation.ParseAsync(images, parsers, cancellationToken));
        return new(
            [
                .. findings.Where(f => f.Image is null || IsWanted(f.Image, only))
                    .Distinct()
                    .OrderBy(f => f.File, StringComparer.Ordinal)
                    .ThenBy(f => f.Line)
                    .ThenBy(f => f.Column),
            ],
            images.Count,
            [.. stacks.Select(s => s.Stack)]);
    }

    private static IReadOnlyList<CatalogError> Shared(FactoryProject stack, ProjectInspection inspection) =>
        inspection is { Settings: { } settings, Source: { } source }
            ? StackRules.SharedWithOthers(stack.Directory, inspection.Catalog.Images.Select(i => i.Spec), settings, source, stack.IsOneSubscription)
            : [];

    private static IEnumerable<Finding> Prices(string directory)
    {
        try
        {
            PriceFile.Read(directory, path: null);
            return [];
        }
        catch (CatalogException e)
        {
            return e.Errors.Select(error => Of(ValidationRules.Settings, error));
        }
    }

    private static FactoryPolicy? Policy(string directory, List<Finding> findings)
    {
        try
        {
            return PolicyFile.Read(directory);
        }
        catch (CatalogException e)
        {
            findings.AddRange(e.Errors.Select(error => Of(ValidationRules.Settings, error)));
            return null;
        }
    }

    private static Finding Of(ValidationRule rule, CatalogError error) =>
        new(rule.Id, rule.Severity, error.File, error.Line, 0, error.Path, SecretText.Masked(error.Message));

    private static string ImageOf(CatalogError error) => Path.GetFileNameWithoutExtension(error.File);

    private static bool IsWanted(string image, IReadOnlyCollection<string> only) =>
        only.Count == 0 || only.Contains(image, StringComparer.OrdinalIgnoreCase);

    private static void RequireNames(IReadOnlyCollection<string> only, IReadOnlyCollection<string> known)
    {
        if (UnknownName.FindImage("the catalog", only, known) is { } unknown)
        {
            throw unknown;
        }
    }
}
