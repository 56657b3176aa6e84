using ImageInfra.Driver.Foundations;
using ImageInfra.Driver.Inventory;
using ImageInfra.Driver.Stacks;
using ImageInfra.Driver.Versions;
using ImageInfra.Model.Images;
using ImageInfra.Model.Settings;
using ImageInfra.Project.Stacks;

namespace ImageInfra.Driver.Lifecycle.Promotions;

/// <summary>
/// Promotes versions by writing them to the stack file of another stack, for review. The update of that stack copies the version
/// without a build.
/// </summary>
public sealed class PromotionService(IFactoryStacks stacks, IFactoryInventory inventory, IImageVersions versions, TimeProvider clock)
{
    /// <summary>Checks a version, or the newest usable one, and if all checks pass writes it to the other stack's file.</summary>
    /// <exception cref="DriverException">The stack, image or version does not exist.</exception>
    public async Task<PromotionReport> PromoteAsync(
        string image,
        ImageVersion? number,
        string from,
        string to,
        CancellationToken cancellationToken)
    {
        // Read live, because the version may be seconds old.
        var world = await inventory.ReadAsync([from, to], withConsumers: false, cancellationToken);
        var (source, target) = (world.Stack(from), world.Stack(to));
        var found = source.Image(image);
        var version = number is { } given ? found.Version(given) : NewestGood(found, source.Declared.Settings);
        version = await versions.FindAsync(version.Id, cancellationToken) ?? throw new DriverException(
            DriverFailure.NotFound,
            $"image '{image}' no longer has version {version.Number}; it was deleted");

        var checks = PromotionChecks.Of(source, found.Image, version, target, clock.GetUtcNow());
        var rules = target.Declared.Settings.PromotionRules;
        var known = target.Declared.Settings.Promotions.GetValueOrDefault(found.Image)?.GetValueOrDefault(version.Number);
        if (checks.Any(c => c.Problem is not null))
        {
            return new(found.Image, version.Number, checks, Change: null, rules.Approvals);
        }

        // Earlier approvals of the same version are kept.
        var promoted = new PromotedVersion(version.Id)
        {
            EndOfLife = version.EndOfLifeDate,
            Tags = Tags.Empty.With(version.Tags.Where(t => WellKnownTags.Origin.Contains(t.Key))),
            Approvals = string.Equals(known?.Source, version.Id, StringComparison.OrdinalIgnoreCase) ? known!.Approvals : [],
        };
        var change = stacks.ProjectOf(target.Name).Edit(SettingEdit.Promotion(found.Image, version.Number, promoted));
        return new(found.Image, version.Number, checks, change, rules.Missing(promoted));
    }

    private PublishedVersion NewestGood(ImageInventory image, FactorySettings settings) =>
        VersionStanding.Usable(image.Versions, image.Image, settings, clock.GetUtcNow()).FirstOrDefault()
        ?? throw new DriverException(
            DriverFailure.NotFound,
            image.Versions.Count == 0
                ? $"image '{image.Image}' has no version yet; to build one, run 'imageinfra build {image.Image}'"
                : $"image '{image.Image}' has no usable version: {string.Join("; ", image.Versions.Select(v => $"{v.Number} {VersionStanding.Of(v, image.Image, settings, clock.GetUtcNow()).Problem}"))}");
}
