using ImageInfra.Driver.Adoption;
using ImageInfra.Driver.Foundations;
using ImageInfra.Driver.Inventory;
using ImageInfra.Driver.Pins;
using ImageInfra.Driver.Stacks;
using ImageInfra.Driver.Versions;
using ImageInfra.Model.Images;
using ImageInfra.Project.Stacks;

namespace ImageInfra.Driver.Updates;

/// <summary>
/// Updates and destroys a stack, in numbered steps. Image versions are in no stack's state, so the service first finds those that an
/// operation would delete, and refuses to delete them unless requested.
/// </summary>
/// <param name="project">The project.</param>
/// <param name="stacks">The operations of the stack.</param>
/// <param name="versions">The image versions of galleries.</param>
/// <param name="contents">Reads the contents of resource groups and galleries.</param>
/// <param name="clock">Azure's clock.</param>
/// <param name="adoption">Optional. Imports existing resources into the stack. Default: no import.</param>
/// <param name="pins">Optional. The pins of bases. Default: those in the stack file, and the newest usable versions.</param>
public sealed class UpdateService(
    IFactoryProject project,
    IStackOperations stacks,
    IImageVersions versions,
    IDeployedContents contents,
    TimeProvider clock,
    AdoptionService? adoption = null,
    BasePins? pins = null)
{
    // Each attempt may find one more role that exists already.
    private const int MaximumAttempts = 4;

    private readonly DeletionGuard _guard = new(versions, contents);
    private readonly BasePins _pins = pins ?? new(project, versions, clock);

    /// <summary>The outputs of the last update; null before the first one.</summary>
    public Task<StackOutputs?> OutputsAsync(CancellationToken cancellationToken) => stacks.OutputsAsync(cancellationToken);

    /// <summary>Pins a version of a base for the images that start from it.</summary>
    internal Task PinAsync(string image, ImageVersion version, CancellationToken cancellationToken) => _pins.PinAsync(image, version, cancellationToken);

    /// <summary>
    /// Loads the project for a build. Bases that the settings do not pin get the newest usable version of their template that a build
    /// recorded.
    /// </summary>
    internal Task<FactoryStack> LoadForBuildAsync(CancellationToken cancellationToken) =>
        _pins.LoadAsync(stacks.OutputsAsync, isRecorded: true, cancellationToken);

    /// <summary>Lists the changes of an update without making them.</summary>
    /// <returns>The changes, and the reasons for which <see cref="UpAsync"/> would refuse.</returns>
    public async Task<(StackResult Result, IReadOnlyList<UpdateRefusal> Refusals)> PreviewAsync(
        IProgress<StackEvent> progress,
        CancellationToken cancellationToken)
    {
        var stack = await _pins.LoadAsync(stacks.OutputsAsync, isRecorded: false, cancellationToken);
        var own = await stacks.ResourcesAsync(cancellationToken);
        var staying = await StayingAsync(stack, own, deleteVersions: false, cancellationToken);
        staying.Report(progress);
        var result = staying.Count(await PreviewAsync(staying, staying.Tell(progress), cancellationToken));
        var impact = await _guard.FindAsync(project.Stack, own, result.Removals, cancellationToken);
        var arriving = await NewDefinitions.FindAsync(stack, own, contents, versions, cancellationToken);
        return (result,
        [
            .. UpdateRefusal.Of(project.Stack, impact, deleteVersions: false),
            .. arriving.Refusals,
            .. await ExistingAsync(stack, own, arriving.Returning, cancellationToken),
        ]);
    }

    /// <summary>The reasons for which <see cref="UpAsync"/> would refuse. Changes nothing.</summary>
    public async Task<IReadOnlyList<UpdateRefusal>> RefusalsAsync(CancellationToken cancellationToken)
    {
        var own = await stacks.ResourcesAsync(cancellationToken);
        return own.Count == 0
            ? await ExistingAsync(project.Load(), own, [], cancellationToken)
            : (await PreviewAsync(new Relay<StackEvent>(_ => { }), cancellationToken)).Refusals;
    }

    /// <summary>
    /// Updates the stack.
    /// <list type="number">
    /// <item>Find resources that stay in Azure although no longer declared: definitions of retired images with versions, and a resource
    /// group that no longer belongs to the stack.</item>
    /// <item>Refuse if the update would delete foreign resources, or versions without permission to delete them, or if it would
    /// create resources that exist already.</item>
    /// <item>Refuse if the source of a promoted version is not usable any more.</item>
    /// <item>Import the resources in the setting <c>imageinfra:adopt</c>, and definitions of images that are in the catalog
    /// again.</item>
    /// <item>Mark the resources that stay; delete the versions that may be deleted.</item>
    /// <item>Update the resources in Azure to match the program.</item>
    /// <item>Replicate copied versions to their regions, and write tags and dates on versions from the settings.</item>
    /// </list>
    /// </summary>
    /// <exception cref="DriverException">Nothing was changed, or the update failed.</exception>
    public async Task<StackResult> UpAsync(
        bool deleteVersions,
        IProgress<StackEvent> progress,
        CancellationToken cancellationToken)
    {
        var stack = await _pins.LoadAsync(stacks.OutputsAsync, isRecorded: false, cancellationToken);

        // (1)
        var own = await stacks.ResourcesAsync(cancellationToken);
        var staying = await StayingAsync(stack, own, deleteVersions, cancellationToken);

        // (2)
        var impact = own.Count == 0 ? DeletionImpact.None : await ImpactAsync(own, staying, cancellationToken);
        var arriving = await NewDefinitions.FindAsync(stack, own, contents, versions, cancellationToken);
        Require(
        [
            .. UpdateRefusal.Of(project.Stack, impact, deleteVersions),
            .. arriving.Refusals,
            .. await ExistingAsync(stack, own, arriving.Returning, cancellationToken),
        ]);

        // (3)
        var upkeep = new PromotionUpkeep(versions, clock);
        var outputs = await stacks.OutputsAsync(cancellationToken);
        await upkeep.CheckAsync(stack, outputs, cancellationToken);

        // (4)
        if (adoption is not null)
        {
            await adoption.FollowSettingAsync(outputs, progress, cancellationToken);
            if (arriving.Returning.Count > 0)
            {
                await adoption.TakeBackAsync(arriving.Returning, progress, cancellationToken);
            }
        }

        // (5)
        staying.Report(progress);
        await RetainAsync(staying, cancellationToken);
        await DeleteVersionsAsync(impact, progress, cancellationToken);
        await DeleteDefinitionsAsync(arriving.InTheWay, progress, cancellationToken);
        if (deleteVersions && outputs is not null)
        {
            await DeleteRetiredAsync(stack, outputs, progress, cancellationToken);
        }

        // (6)
        var result = staying.Count(await DeclareAsync(staying.Tell(progress), cancellationToken));

        // (7)
        if (result.Outputs is { } after)
        {
            await upkeep.FinishAsync(stack, after, progress, cancellationToken);
        }

        return result;
    }

    /// <summary>
    /// Deletes all resources of the stack.
    /// <list type="number">
    /// <item>Refuse if the stack is protected.</item>
    /// <item>Refuse if foreign resources would be deleted, or versions without permission to delete them.</item>
    /// <item>Delete those versions, and the definitions of retired images.</item>
    /// <item>Delete the declared resources.</item>
    /// </list>
    /// </summary>
    /// <exception cref="DriverException">Nothing was deleted, or the operation failed.</exception>
    public async Task<StackResult> DestroyAsync(
        bool deleteVersions,
        IProgress<StackEvent> progress,
        CancellationToken cancellationToken)
    {
        // (1)
        if (project.Load().Settings.Protect)
        {
            throw new DriverException(
                DriverFailure.Protected,
                $"stack '{project.Stack}' is protected; nothing was deleted. "
                + $"To delete it anyway, set imageinfra:protect to false in Pulumi.{project.Stack}.yaml, run 'imageinfra up', then 'imageinfra destroy'");
        }

        // (2)
        var own = await stacks.ResourcesAsync(cancellationToken);
        var impact = await _guard.FindAsync(project.Stack, own, [.. own.Select(r => new StackRemoval(r, StackAction.Delete))], cancellationToken);
        Require(UpdateRefusal.Of(project.Stack, impact, deleteVersions));

        // (3)
        await DeleteVersionsAsync(impact, progress, cancellationToken);
        var known = own.Select(r => r.Id).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var retired = impact.Definitions.Where(d => d.IsOwn && !known.Contains(d.Definition.Id)).Select(d => d.Definition);
        await DeleteDefinitionsAsync([.. retired], progress, cancellationToken);

        // (4)
        return await stacks.DestroyAsync(progress, cancellationToken);
    }

    private async Task<StackResult> DeclareAsync(IProgress<StackEvent> progress, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await stacks.UpAsync(progress, cancellationToken);
            }
            catch (DriverException e)
            {
                // The imported role is in the state, so the next attempt finds it there.
                if (adoption is null || attempt == MaximumAttempts || !await adoption.TakeOwnRolesAsync(e.Message, progress, cancellationToken))
                {
                    throw Explained(e);
                }
            }
        }
    }

    private async Task<IReadOnlyList<UpdateRefusal>> ExistingAsync(
        FactoryStack stack,
        IReadOnlyList<StackResource> own,
        IReadOnlyList<string> returning,
        CancellationToken cancellationToken)
    {
        if (adoption is null)
        {
            return [];
        }

        var existing = await adoption.FindUnadoptedAsync(
            stack,
            own,
            async (gallery, token) => [.. (await contents.DefinitionsAsync(gallery, token)).Select(d => d.Name)],
            cancellationToken);
        var foreign = existing.Where(e => e.Item.Image is null || !returning.Contains(e.Item.Image, StringComparer.OrdinalIgnoreCase)).ToList();
        return foreign.Count == 0 ? [] : [UpdateRefusal.Existing(foreign, project.CommandOf("adopt"))];
    }

    private DriverException Explained(DriverException e) => e.Failure is not DriverFailure.AlreadyExists ? e : new(
        e.Failure,
        $"{e.Message}; the stack did not create it, so it was not changed. To adopt existing resources (resource group, gallery, identity, definitions), "
        + $"run '{project.CommandOf("adopt")}', which first shows the changes that the stack would make",
        e);

    private async Task<DeletionImpact> ImpactAsync(IReadOnlyList<StackResource> own, StayingResources staying, CancellationToken cancellationToken)
    {
        var preview = await PreviewAsync(staying, new Relay<StackEvent>(_ => { }), cancellationToken);
        return await _guard.FindAsync(project.Stack, own, staying.Without(preview.Removals), cancellationToken);
    }

    private async Task<StackResult> PreviewAsync(StayingResources staying, IProgress<StackEvent> progress, CancellationToken cancellationToken)
    {
        try
        {
            return await stacks.PreviewAsync(progress, cancellationToken);
        }
        catch (DriverException e) when (e.Failure is DriverFailure.Protected && staying.HaveProtected)
        {
            // Pulumi refuses to preview the removal of a protected resource even if it is retained. The mark changes nothing in Azure, and
            // an update that still declares the resource removes it.
            await RetainAsync(staying, cancellationToken);
            return await stacks.PreviewAsync(progress, cancellationToken);
        }
    }

    private async Task<StayingResources> StayingAsync(
        FactoryStack stack,
        IReadOnlyList<StackResource> own,
        bool deleteVersions,
        CancellationToken cancellationToken)
    {
        var left = own.Where(r => r.Type == ResourceTypes.ImageDefinition && stack.Catalog.Find(r.Name) is null && !deleteVersions).ToList();
        var retired = await Task.WhenAll(left.Select(async r => (Resource: r, Versions: await versions.ListAsync(r.Id, cancellationToken))));
        return new(
        [
            .. retired.Where(r => r.Versions.Count > 0).Select(r => StayingResource.Retired(r.Resource, r.Versions)),
            .. own.Where(r => r.Type == ResourceTypes.ResourceGroup && stack.Settings.UseExistingResourceGroup && IsNamed(r, stack.Settings.ResourceGroupName))
                .Select(StayingResource.Group),
        ]);
    }

    private static bool IsNamed(StackResource resource, string name) => ArmNames.Last(resource.Id).Equals(name, StringComparison.OrdinalIgnoreCase);

    private Task RetainAsync(StayingResources staying, CancellationToken cancellationToken) => staying.Ids.Count == 0
        ? Task.CompletedTask
        : stacks.RetainAsync(staying.Ids, cancellationToken);

    private static void Require(IReadOnlyList<UpdateRefusal> refusals)
    {
        if (refusals.Count > 0)
        {
            throw UpdateRefusal.ToException(refusals);
        }
    }

    private async Task DeleteDefinitionsAsync(IReadOnlyList<GalleryDefinition> definitions, IProgress<StackEvent> progress, CancellationToken cancellationToken)
    {
        foreach (var definition in definitions)
        {
            await DeleteAsync("image definition", definition.Name, progress, () => contents.DeleteDefinitionAsync(definition.Id, cancellationToken));
        }
    }

    // At this point the impact contains versions only if their deletion was requested.
    private async Task DeleteVersionsAsync(DeletionImpact impact, IProgress<StackEvent> progress, CancellationToken cancellationToken)
    {
        var going = impact.WithVersions.ToList();
        await Parallel.ForEachAsync(going.SelectMany(d => d.Versions, (d, v) => (d.Definition.Name, Version: v)), cancellationToken, async (p, token) =>
            await DeleteAsync("image version", $"{p.Name} {p.Version.Number}", progress, () => versions.DeleteAsync(p.Version.Id, token)));

        // The next update would fail on a pin to a deleted version.
        project.Edit([.. going.Select(d => SettingEdit.BaseVersion(d.Definition.Name, version: null))]);
    }

    private async Task DeleteRetiredAsync(FactoryStack stack, StackOutputs outputs, IProgress<StackEvent> progress, CancellationToken cancellationToken)
    {
        var retired = await RetiredImages.ListAsync(contents, project.Stack, outputs, cancellationToken);
        foreach (var definition in retired.Where(d => stack.Catalog.Find(d.Name) is null))
        {
            foreach (var version in await versions.ListAsync(definition.Id, cancellationToken))
            {
                await DeleteAsync("image version", $"{definition.Name} {version.Number}", progress, () => versions.DeleteAsync(version.Id, cancellationToken));
            }

            await DeleteDefinitionsAsync([definition], progress, cancellationToken);
        }
    }

    private static async Task DeleteAsync(string noun, string name, IProgress<StackEvent> progress, Func<Task> delete)
    {
        progress.Report(new(StackPhase.Started, StackAction.Delete, noun, name));
        await delete();
        progress.Report(new(StackPhase.Finished, StackAction.Delete, noun, name));
    }
}
