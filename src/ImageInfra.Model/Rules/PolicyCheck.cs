using System.Diagnostics;
using System.IO.Enumeration;
using ImageInfra.Model.Images;
using ImageInfra.Model.Settings;

namespace ImageInfra.Model.Rules;

/// <summary>Checks images and stacks against the policy.</summary>
public static class PolicyCheck
{
    /// <summary>Returns all violations of an image.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="image">The image.</param>
    /// <param name="tags">The tags of the stack, which apply to every image.</param>
    public static IReadOnlyList<Finding> Image(FactoryPolicy policy, InspectedImage image, Tags tags) =>
    [
        .. Source(policy, image),
        .. Tags(policy, image, tags),
        .. StagingTags(policy, image),
        .. Regions(policy, image),
        .. VmAndTime(policy, image),
        .. Pinned(policy, image),
        .. StepPolicy.Check(policy.Customizers, image, image.Customizers, "template.customize", ValidationRules.PolicyCustomizer),
        .. StepPolicy.Check(policy.Validators, image, image.Validators, "template.validate.inVMValidations", ValidationRules.PolicyValidator),
    ];

    /// <summary>Returns all violations of the settings of a stack.</summary>
    public static IReadOnlyList<Finding> Stack(FactoryPolicy policy, FactorySettings settings, SettingsSource source)
    {
        IEnumerable<(string Key, string Region)> regions =
        [
            ("location", settings.Location),
            .. settings.TargetRegions.Select(r => ("targetRegions", r.Name)),
            .. settings.PromotedVersions.Values.SelectMany(p => p.TargetRegions ?? []).Select(r => ("promotedVersions", r.Name)),
            .. settings.PromotedVersions.Values.SelectMany(p => p.TargetExtendedLocations).Select(r => ("promotedVersions", r.Name)),
        ];
        return [.. regions.Where(r => IsForbidden(policy, r.Region)).DistinctBy(r => r.Region).Select(r => new Finding(
            ValidationRules.PolicyRegion.Id,
            Severity.Error,
            source.File,
            source.LineOf(r.Key),
            0,
            $"imageinfra:{r.Key}",
            ForbiddenRegion(policy, r.Region)))];
    }

    private static IEnumerable<Finding> Source(FactoryPolicy policy, InspectedImage image)
    {
        // An image of the catalog is checked by itself, so it is always allowed as a source.
        if (policy.Sources is not { } allowed || image.Spec.Template.Source is ImageSource.CatalogImage)
        {
            return [];
        }

        var (what, key, patterns) = image.Spec.Template.Source switch
        {
            ImageSource.PlatformImage p => ($"{p.Publisher}:{p.Offer}:{p.Sku}", "publisher", allowed.PlatformImages),
            ImageSource.SharedImageVersion s => (s.ImageVersionId, "imageVersionId", allowed.Galleries),
            ImageSource.ManagedImage m => (m.ImageId, "imageId", allowed.ManagedImages),
            _ => throw new UnreachableException(),
        };
        return IsOneOf(what, patterns)
            ? []
            : [image.Find(ValidationRules.PolicySource, $"template.source.{key}", $"'{what}' is not allowed; expected {Words(patterns, "an image of this catalog")}")];
    }

    private static IEnumerable<Finding> Tags(FactoryPolicy policy, InspectedImage image, Tags tags) => policy.RequiredTags
        .Where(name => !new[] { image.Spec.Tags, tags }.Any(t => t.ContainsKey(name) || t.Secrets.ContainsKey(name)))
        .Select(name => image.Find(ValidationRules.PolicyTags, "tags", $"the tag '{name}' is required; add it to the image, or to imageinfra:tags of the stack"));

    // A policy of Azure on tags also refuses the staging resource group, in the middle of a build.
    private static IEnumerable<Finding> StagingTags(FactoryPolicy policy, InspectedImage image) => policy.RequiredTags
        .Where(name => !image.Spec.Template.ManagedResourceTags.ContainsKey(name))
        .Select(name => image.Find(ValidationRules.PolicyTags, "template.managedResourceTags", $"the tag '{name}' is required on the resources of the build too; add it to template.managedResourceTags, or for all images to managedResourceTags of \"*\" in imageinfra:overrides"));

    private static IEnumerable<Finding> Regions(FactoryPolicy policy, InspectedImage image)
    {
        var regions = image.Spec.Template.Distribute.SelectMany((d, i) => d switch
        {
            Distributor.SharedImage s => s.TargetRegions
                .Select((r, j) => (Path: $"template.distribute[{i}].targetRegions[{j}].name", r.Name))
                .Concat(s.ReplicationRegions.Select((r, j) => (Path: $"template.distribute[{i}].replicationRegions[{j}]", Name: r))),
            Distributor.ManagedImage m => [($"template.distribute[{i}].location", m.Location)],
            _ => [],
        });
        return regions.Where(r => IsForbidden(policy, r.Name)).Select(r => image.Find(ValidationRules.PolicyRegion, r.Path, ForbiddenRegion(policy, r.Name)));
    }

    private static IEnumerable<Finding> VmAndTime(FactoryPolicy policy, InspectedImage image)
    {
        var template = image.Spec.Template;
        if (policy.VmSizes is { } sizes && !IsOneOf(template.VmProfile.VmSize, sizes))
        {
            yield return image.Find(ValidationRules.PolicyVmSize, "template.vmProfile.vmSize", $"'{template.VmProfile.VmSize}' is not allowed; expected {Words(sizes, "a policy that allows sizes")}");
        }

        if (template.BuildTimeoutInMinutes > policy.MaximumTimeoutInMinutes)
        {
            yield return image.Find(ValidationRules.PolicyTimeout, "template.buildTimeoutInMinutes", $"'{template.BuildTimeoutInMinutes}' is too long; expected at most {policy.MaximumTimeoutInMinutes}");
        }
    }

    private static IEnumerable<Finding> Pinned(FactoryPolicy policy, InspectedImage image) => !policy.PinnedScripts ? [] : image.Steps
        .Where(s => s.Address is not null && s.Checksum is null)
        .Select(s => image.Find(ValidationRules.PolicyPinned, $"{s.Path}.{s.AddressKey}", $"{s.Label} needs a sha256Checksum"));

    private static bool IsForbidden(FactoryPolicy policy, string region) =>
        region.Length > 0 && policy.Regions is { } regions && !regions.Contains(AzureRegion.Normalize(region));

    private static string ForbiddenRegion(FactoryPolicy policy, string region) => $"'{region}' is not allowed; expected {Words(policy.Regions!, "a policy that allows regions")}";

    private static bool IsOneOf(string text, IReadOnlyList<string> patterns) => patterns.Any(p => FileSystemName.MatchesSimpleExpression(p, text, ignoreCase: true));

    private static string Words(IReadOnlyList<string> patterns, string otherwise) => patterns.Count == 0 ? otherwise : string.Join(", ", patterns);
}
