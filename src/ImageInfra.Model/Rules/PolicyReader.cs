using ImageInfra.Model.Description;
using ImageInfra.Model.Images;

namespace ImageInfra.Model.Rules;

/// <summary>Reads the policy.</summary>
internal static class PolicyReader
{
    public static FactoryPolicy Read(CatalogFile file)
    {
        var errors = new List<CatalogError>();
        var fileErrors = new FileErrors(file.Path, errors);
        var policy = YamlFileReader.Read(file, fileErrors, "a policy", "a mapping with keys such as sources, regions and requiredTags") is { } yaml
            ? Read(new MappingReader(yaml, "", fileErrors, PolicyKeys.All))
            : new();
        return errors.Count == 0 ? policy : throw new CatalogException([.. errors.OrderBy(e => e.Line)]);
    }

    private static FactoryPolicy Read(MappingReader policy)
    {
        var result = new FactoryPolicy
        {
            Sources = policy.Mapping("sources", Sources),
            Regions = Listed(policy, "regions") is { } regions ? [.. regions.Select(AzureRegion.Normalize)] : null,
            VmSizes = Listed(policy, "vmSizes"),
            RequiredTags = policy.Texts("requiredTags"),
            PinnedScripts = policy.Flag("pinnedScripts") ?? false,
            MaximumTimeoutInMinutes = policy.Number("maximumTimeoutInMinutes"),
            Customizers = [.. policy.Mappings("customizers").Select(Step)],
            Validators = [.. policy.Mappings("validators").Select(Step)],
        };
        policy.Close();
        return result;
    }

    private static AllowedSources Sources(MappingReader sources) =>
        new(sources.Texts("platformImages"), sources.Texts("galleries"), sources.Texts("managedImages"));

    private static RequiredStep Step(MappingReader step)
    {
        var required = new RequiredStep(
            step.Choice<OsType>("osType"),
            step.Choice("type"),
            step.Text("name"),
            step.Text("sha256"),
            step.Choice<StepPosition>("position") ?? StepPosition.Anywhere);
        step.Close();
        if (!step.Has("type") && !step.Has("name") && !step.Has("sha256"))
        {
            step.Fail("type", "is required, or else name or sha256, because any step would match");
        }

        return required;
    }

    private static IReadOnlyList<string>? Listed(MappingReader policy, string key)
    {
        var texts = policy.Texts(key);
        return policy.Has(key) ? texts : null;
    }
}
