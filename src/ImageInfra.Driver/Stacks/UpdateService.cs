using ImageInfra.Driver.Projects;
using ImageInfra.Driver.Promotions;
using ImageInfra.Driver.Stacks.Adoption;
using ImageInfra.Driver.Versions;

namespace ImageInfra.Driver.Stacks;

/// <summary>
/// Updates a stack, in numbered steps, and takes the whole stack down. Versions are not in any stack's state: they
/// are asked for here, so that none goes by accident.
/// </summary>
/// <param name="project">The project.</param>
/// <param name="stacks">The stack.</param>
/// <param name="versions">The gallery's versions.</param>
/// <param name="clock">Azure's clock.</param>
/// <param name="adoption">What takes over what is in Azure already, or null: nothing does.</param>
public sealed class UpdateService(
    IFactoryProject project,
    IStackOperations stacks,
    IImageVersions versions,
    TimeProvider clock,
    AdoptionService? adoption = null)
{
    // Roles of several places may be there, one found after the other.
    private const int MaximumAttempts = 4;

    /// <summary>The outputs of the last update, or null when there was none.</summary>
    public Task<StackOutputs?> OutputsAsync(CancellationToken cancellationToken) => stacks.OutputsAsync(cancellationToken);

    /// <summary>
    /// Updates the stack.
    /// <list type="number">
    /// <item>Refuse when an image that left the catalog still has versions, unless told to delete them.</item>
    /// <item>Refuse when a version that the stack takes from another is none to use any more.</item>
    /// <item>Make Azure what the program declares.</item>
    /// <item>Bring copied versions to their regions, and write on versions what the settings say of them.</item>
    /// </list>
    /// </summary>
    public async Task<StackResult> UpAsync(
        bool deleteVersions,
        IProgress<StackEvent> progress,
        CancellationToken cancellationToken)
    {
        var stack = project.Load();

        // (1)
        var outputs = await stacks.OutputsAsync(cancellationToken);
        if (outputs is not null)
        {
            var left = outputs.Images.Where(i => stack.Catalog.Find(i.Key) is null);
            await ReleaseAsync(left, "left the catalog", deleteVersions, progress, cancellationToken);
        }

        // (2)
        var upkeep = new PromotionUpkeep(versions, clock);
        await upkeep.CheckAsync(stack, outputs, cancellationToken);

        if (adoption is not null)
        {
            await adoption.FollowSettingAsync(outputs, progress, cancellationToken);
        }

        // (3)
        var result = await DeclareAsync(progress, cancellationToken);

        // (4)
        if (result.Outputs is { } after)
        {
            await upkeep.FinishAsync(stack, after, progress, cancellationToken);
        }

        return result;
    }

    /// <summary>
    /// Deletes everything that the stack declared.
    /// <list type="number">
    /// <item>Refuse when the stack is protected.</item>
    /// <item>Refuse when there are versions, unless told to delete them.</item>
    /// <item>Delete what the program declared.</item>
    /// </list>
    /// </summary>
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
                $"stack '{project.Stack}' protects its gallery and image definitions; nothing was deleted. "
                + $"To delete it all the same, set imageinfra:protect to false in Pulumi.{project.Stack}.yaml, run 'imageinfra up', then 'imageinfra destroy'");
        }

        // (2)
        if (await stacks.OutputsAsync(cancellationToken) is { } outputs)
        {
            await ReleaseAsync(outputs.Images, "would be deleted", deleteVersions, progress, cancellationToken);
        }

        // (3)
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
                // What is imported is in the state: the next attempt finds it there.
                if (adoption is null || attempt == MaximumAttempts || !await adoption.TakeOwnRolesAsync(e.Message, progress, cancellationToken))
                {
                    throw Explained(e);
                }
            }
        }
    }

    private DriverException Explained(DriverException e) => e.Failure is not DriverFailure.AlreadyExists ? e : new(
        e.Failure,
        $"{e.Message}; the stack did not make it, so it was left as it is. To take over what can be adopted (resource group, gallery, identity, definitions), "
        + $"run '{project.CommandOf("adopt")}': it says first what the stack would change",
        e);

    private async Task ReleaseAsync(
        IEnumerable<KeyValuePair<string, ImageOutputs>> images,
        string why,
        bool deleteVersions,
        IProgress<StackEvent> progress,
        CancellationToken cancellationToken)
    {
        var published = await Task.WhenAll(images.Select(async image => (
            image.Key,
            Versions: await versions.ListAsync(image.Value.DefinitionId, cancellationToken))));
        var kept = published.Where(p => p.Versions.Count > 0).ToList();
        if (kept.Count > 0 && !deleteVersions)
        {
            var list = string.Join(", ", kept.Select(k => $"{k.Key} ({string.Join(", ", k.Versions.Select(v => v.Number))})"));
            throw new DriverException(
                DriverFailure.Protected,
                $"image versions exist of what {why}: {list}; nothing was deleted. "
                + "To delete them too, for good, repeat with --delete-versions");
        }

        await Parallel.ForEachAsync(kept.SelectMany(k => k.Versions, (k, v) => (Image: k.Key, Version: v)), cancellationToken, async (p, token) =>
        {
            const string Type = "image version";
            progress.Report(new(StackPhase.Started, StackAction.Delete, Type, $"{p.Image} {p.Version.Number}"));
            await versions.DeleteAsync(p.Version.Id, token);
            progress.Report(new(StackPhase.Finished, StackAction.Delete, Type, $"{p.Image} {p.Version.Number}"));
        });

        // A pin of what is gone would make the next update fail.
        project.Edit([.. kept.Select(image => SettingEdit.BaseVersion(image.Key, version: null))]);
    }
}
