using ImageInfra.Driver.Foundations;
using ImageInfra.Driver.Stacks;
using ImageInfra.Driver.Versions;
using ImageInfra.Model.Images;
using ImageInfra.Model.Planning;
using ImageInfra.Model.Settings;
using ImageInfra.Project.Stacks;

namespace ImageInfra.Driver.Updates;

/// <summary>
/// The steps of an update for promoted versions: checks their sources before it; afterward replicates the copies to their regions
/// and writes tags and dates from the settings.
/// </summary>
public sealed class PromotionUpkeep(IImageVersions versions, TimeProvider clock)
{
    private const string Type = "image version";

    /// <summary>Refuses the update if the source of a version that is not copied yet was deleted or is not usable.</summary>
    /// <exception cref="DriverException">A source was deleted or is not usable; the message has the version and the reason.</exception>
    public async Task CheckAsync(FactoryStack stack, StackOutputs? outputs, CancellationToken cancellationToken)
    {
        var problems = await Task.WhenAll(PromotionPlan.Create(stack.Catalog, stack.Settings).Ready
            .GroupBy(p => p.Image.Name)
            .Select(async image =>
            {
                var there = outputs?.Images.GetValueOrDefault(image.Key) is { } found ? await versions.ListAsync(found.DefinitionId, cancellationToken) : [];
                var missing = image.Where(p => there.All(v => v.Number != p.Version));
                return await Task.WhenAll(missing.Select(p => ProblemAsync(p, stack, cancellationToken)));
            }));
        if (problems.SelectMany(p => p).OfType<string>().ToList() is { Count: > 0 } list)
        {
            throw new DriverException(
                DriverFailure.Protected,
                $"{string.Join(Environment.NewLine, list)}{Environment.NewLine}nothing was changed. Remove these versions from "
                + $"imageinfra:promotions in Pulumi.{stack.Settings.Stack}.yaml, or promote another version");
        }
    }

    /// <summary>Waits for the copies in every region, and tags versions of images with promotions, channels or revocations.</summary>
    public async Task FinishAsync(FactoryStack stack, StackOutputs outputs, IProgress<StackEvent> progress, CancellationToken cancellationToken)
    {
        var settings = stack.Settings;
        var concerned = settings.Promotions.Keys.Concat(settings.Channels.Keys).Concat(settings.Revoked.Keys)
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .Where(outputs.Images.ContainsKey);
        await Task.WhenAll(concerned.Select(image => FinishAsync(image, outputs.Images[image].DefinitionId, stack, progress, cancellationToken)));
    }

    private async Task FinishAsync(
        string image,
        string definitionId,
        FactoryStack stack,
        IProgress<StackEvent> progress,
        CancellationToken cancellationToken)
    {
        var published = new List<PublishedVersion>();
        var promoted = stack.Settings.Promotions.GetValueOrDefault(image);
        foreach (var version in await versions.ListAsync(definitionId, cancellationToken))
        {
            var reported = "";
            published.Add(promoted?.ContainsKey(version.Number) is true && !IsSettled(image, version, stack)
                ? await new VersionDistribution(versions, clock).CompleteAsync(version.Id, v => Report(v, ref reported), cancellationToken)
                : version);
        }

        foreach (var version in await new VersionMarking(versions).ApplyAsync(image, published, stack, cancellationToken))
        {
            progress.Report(new(StackPhase.Finished, StackAction.Update, Type, $"{image} {version.Number}"));
        }

        void Report(PublishedVersion version, ref string reported)
        {
            var now = string.Join(", ", version.Replicas.Select(r => $"{r.Region} {r.State switch { "Completed" => "done", "Replicating" => $"{r.Progress}%", var other => other }}"));
            if (now != reported)
            {
                reported = now;
                progress.Report(new(StackPhase.Message, StackAction.Update, Type, $"{image} {version.Number}", $"{image} {version.Number}: {now}"));
            }
        }
    }

    // A version that existed at an earlier update and has finished replicating is not read again.
    private bool IsSettled(string image, PublishedVersion version, FactoryStack stack) =>
        version.ProvisioningState == "Succeeded"
        && version.PublishedDate + VersionDistribution.Patience < clock.GetUtcNow()
        && version.Replicas.Select(r => r.Region).Order().SequenceEqual(RegionsOf(image, stack.Settings).Select(r => r.Name).Order());

    private static IReadOnlyList<TargetRegion> RegionsOf(string image, FactorySettings settings) =>
        PromotionPlan.DistributionOf(image, settings).TargetRegions ?? settings.TargetRegions;

    private async Task<string?> ProblemAsync(PromotionPlan promotion, FactoryStack stack, CancellationToken cancellationToken)
    {
        var name = $"{promotion.Image.Name} {promotion.Version}";
        PublishedVersion? source;
        try
        {
            source = await versions.FindAsync(promotion.Source, cancellationToken);
        }
        catch (DriverException e) when (e.Failure is DriverFailure.NotAuthorized)
        {
            throw new DriverException(
                e.Failure,
                $"{name}: the login may not read its source. It needs Microsoft.Compute/galleries/images/versions/read there: add its "
                + $"principal id to imageinfra:imageReaders of the source's stack, and update that stack. {e.Message}",
                e);
        }

        if (source is null)
        {
            return $"{name}: its source {promotion.Source} does not exist";
        }

        return VersionStanding.Of(source, promotion.Image.Name, stack.Settings, clock.GetUtcNow()) is { IsUsable: false } standing
            ? $"{name}: its source {standing.Problem}"
            : null;
    }
}
