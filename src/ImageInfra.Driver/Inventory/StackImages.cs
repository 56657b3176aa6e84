using ImageInfra.Driver.Foundations;
using ImageInfra.Driver.Stacks;
using ImageInfra.Driver.Versions;
using ImageInfra.Project.Stacks;

namespace ImageInfra.Driver.Inventory;

/// <summary>Reads the templates and versions of a deployed stack's images.</summary>
public sealed class StackImages(
    IFactoryProject project,
    IStackOperations stack,
    IImageVersions versions,
    IDeployedContents contents,
    IFactoryInventory inventory)
{
    /// <summary>Returns the outputs of the last update.</summary>
    /// <exception cref="DriverException">The stack was never updated.</exception>
    public async Task<StackOutputs> OutputsAsync(CancellationToken cancellationToken) =>
        await stack.OutputsAsync(cancellationToken) ?? throw new NotDeployedException(
            project.Stack,
            $"; to update it, run '{project.CommandOf("up")}'");

    /// <summary>Returns the template of an image.</summary>
    /// <exception cref="DriverException">The stack was never updated, lacks the image, or its base has no version yet.</exception>
    public async Task<TemplateOutputs> TemplateAsync(string image, CancellationToken cancellationToken)
    {
        var outputs = await OutputsAsync(cancellationToken);
        var name = outputs.Images.Keys.FirstOrDefault(i => string.Equals(i, image, StringComparison.OrdinalIgnoreCase))
            ?? throw NoImage(image, outputs);
        return outputs.Images[name].Template ?? throw new DriverException(
            DriverFailure.NotFound,
            $"'{image}' has no template: it waits for its base '{outputs.Waiting.GetValueOrDefault(image)}'");
    }

    /// <summary>Reads the versions of every image from Resource Graph, or live if that fails. Returns the age of the data.</summary>
    /// <exception cref="DriverException">The stack was never updated.</exception>
    public async Task<(IReadOnlyList<ImageVersions> Images, InventoryAge Age)> RecentVersionsAsync(CancellationToken cancellationToken)
    {
        await OutputsAsync(cancellationToken);
        var read = await inventory.ReadAsync([project.Stack], withConsumers: false, InventoryAge.Recent, cancellationToken);
        return ([.. read.Stack(project.Stack).Images.Select(i => new ImageVersions(i.Image, i.Versions, i.IsRetired))], read.Age);
    }

    /// <summary>Reads the versions of an image, or of every image, live.</summary>
    /// <exception cref="DriverException">The stack was never updated, or lacks the image.</exception>
    public async Task<IReadOnlyList<ImageVersions>> VersionsAsync(string? image, CancellationToken cancellationToken)
    {
        var outputs = await OutputsAsync(cancellationToken);
        bool IsWanted(string name) => image is null || string.Equals(name, image, StringComparison.OrdinalIgnoreCase);

        var images = outputs.Images.Where(i => IsWanted(i.Key)).Select(i => (Name: i.Key, Id: i.Value.DefinitionId, IsRetired: false)).ToList();
        if (image is null || images.Count == 0)
        {
            images.AddRange((await RetiredAsync(outputs, cancellationToken)).Where(d => IsWanted(d.Name)).Select(d => (d.Name, d.Id, true)));
        }

        return images.Count == 0 && image is not null
            ? throw NoImage(image, outputs)
            : await Task.WhenAll(images.Select(async i => new ImageVersions(i.Name, await versions.ListAsync(i.Id, cancellationToken), i.IsRetired)));
    }

    /// <summary>The definitions of images that were removed from the catalog and have versions; empty before the first update.</summary>
    public async Task<IReadOnlyList<GalleryDefinition>> RetiredAsync(CancellationToken cancellationToken) =>
        await stack.OutputsAsync(cancellationToken) is { } outputs ? await RetiredAsync(outputs, cancellationToken) : [];

    private Task<IReadOnlyList<GalleryDefinition>> RetiredAsync(StackOutputs outputs, CancellationToken cancellationToken) =>
        RetiredImages.ListAsync(contents, project.Stack, outputs, cancellationToken);

    private DriverException NoImage(string image, StackOutputs outputs) => UnknownName.Image($"stack '{project.Stack}'", image, [.. outputs.Images.Keys]);
}
