using ImageInfra.Driver.Stacks;
using ImageInfra.Driver.Versions;
using ImageInfra.Model.Images;
using ImageInfra.Model.Planning;
using ImageInfra.Project.Stacks;

namespace ImageInfra.Driver.Pins;

/// <summary>
/// The versions of bases that chained images start from: the pins in the stack file, then those in the store, then the newest usable
/// version of the base's current template. Thus chained images keep their templates even if a pin in the file was not committed.
/// </summary>
/// <param name="project">The project, which receives the versions that its file does not pin.</param>
/// <param name="versions">The image versions of galleries.</param>
/// <param name="clock">Azure's clock.</param>
/// <param name="stored">Optional. The pins in the store. Default: pins are only in the stack file.</param>
public sealed class BasePins(IFactoryProject project, IImageVersions versions, TimeProvider clock, StoredPins? stored = null)
{
    /// <summary>Loads the project with a version for each base, as far as available.</summary>
    /// <param name="readOutputs">Reads the outputs of the stack. Called only if a base has no pin in the file or the store.</param>
    /// <param name="isRecorded">Whether to ignore versions that no build has recorded yet.</param>
    /// <param name="cancellationToken">Cancels the calls.</param>
    public async Task<FactoryStack> LoadAsync(Func<CancellationToken, Task<StackOutputs?>> readOutputs, bool isRecorded, CancellationToken cancellationToken)
    {
        project.FoundBaseVersions = new Dictionary<string, ImageVersion>();
        var stack = project.Load();
        if (stored is not null && stack.Settings.PinsInStore)
        {
            var pins = await stored.ReadAsync(project.Stack, cancellationToken);
            var revoked = stack.Settings.Revoked;
            stack = Find(pins.Where(p => revoked.GetValueOrDefault(p.Key)?.ContainsKey(p.Value) is not true));
        }

        StackOutputs? outputs = null;

        // In this order, a base comes before the images that start from it.
        foreach (var name in stack.Catalog.Images.Select(i => i.Name).ToList())
        {
            if (!IsWanted(stack, stack.Catalog.Find(name)!))
            {
                continue;
            }

            outputs ??= await readOutputs(cancellationToken);
            if (outputs?.Images.GetValueOrDefault(name) is { } image
                && await NewestAsync(stack, name, image.DefinitionId, isRecorded, cancellationToken) is { } version)
            {
                stack = Find([KeyValuePair.Create(name, version)]);
            }
        }

        return stack;
    }

    /// <summary>Pins a version of a base in the store or the stack file, as the stack's settings require.</summary>
    public async Task PinAsync(string image, ImageVersion version, CancellationToken cancellationToken)
    {
        if (stored is not null && project.Load().Settings.PinsInStore)
        {
            await stored.WriteAsync(project.Stack, image, version, cancellationToken);
        }
        else
        {
            project.Edit(SettingEdit.BaseVersion(image, version));
        }
    }

    private static bool IsWanted(FactoryStack stack, ImageSpec image) =>
        !IsPinned(stack, image.Name) && stack.Catalog.BuiltFrom(image).Any() && (image.BaseImage is null || IsPinned(stack, image.BaseImage));

    private static bool IsPinned(FactoryStack stack, string image) => stack.Settings.BaseVersions.ContainsKey(image);

    private FactoryStack Find(IEnumerable<KeyValuePair<string, ImageVersion>> found)
    {
        project.FoundBaseVersions = project.FoundBaseVersions.Concat(found).ToDictionary(StringComparer.OrdinalIgnoreCase);
        return project.Load();
    }

    private async Task<ImageVersion?> NewestAsync(FactoryStack stack, string image, string definitionId, bool isRecorded, CancellationToken cancellationToken)
    {
        var template = TemplatePlan.Create(stack.Catalog.Find(image)!, stack.Settings).TemplateName;
        var published = await versions.ListAsync(definitionId, cancellationToken);
        return VersionStanding.Usable(published, image, stack.Settings, clock.GetUtcNow())
            .FirstOrDefault(v => string.Equals(v.Tags.GetValueOrDefault(WellKnownTags.Template), template, StringComparison.OrdinalIgnoreCase)
                && (!isRecorded || v.Tags.ContainsKey(WellKnownTags.Run)))
            ?.Number;
    }
}
