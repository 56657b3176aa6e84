using ImageInfra.Driver.Stacks;
using ImageInfra.Driver.Versions;
using ImageInfra.Model.Images;
using ImageInfra.Model.Planning;
using ImageInfra.Project.Stacks;

namespace ImageInfra.Driver.Pins;

/// <summary>
/// The versions of bases that chained images start from: those that the stack's file pins, then those in the store, then the newest
/// usable version of the base's current template. So a pin that a build wrote and did not commit does not cost the chained images
/// their templates.
/// </summary>
/// <param name="project">The project. It gets the versions that its file does not pin.</param>
/// <param name="versions">The versions of the gallery.</param>
/// <param name="clock">Azure's clock.</param>
/// <param name="stored">Optional. The pins of the store. Default: pins are kept in the stack's file alone.</param>
public sealed class BasePins(IFactoryProject project, IImageVersions versions, TimeProvider clock, StoredPins? stored = null)
{
    /// <summary>Loads the project with a version for each base that has one.</summary>
    /// <param name="readOutputs">Reads the outputs of the stack. Called only when neither the file nor the store pins a base.</param>
    /// <param name="isRecorded">Whether to pass over versions that no build has recorded yet.</param>
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

        // A base comes before the images that start from it.
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

    /// <summary>Pins a version of a base: in the store or in the stack's file, as the stack's settings say.</summary>
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
