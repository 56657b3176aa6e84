using ImageInfra.Driver.Foundations;
using ImageInfra.Driver.Runs.History;
using ImageInfra.Driver.Scheduling;
using ImageInfra.Driver.Stacks;
using ImageInfra.Model.Catalog;
using ImageInfra.Model.Images;
using ImageInfra.Model.Planning;
using ImageInfra.Project.Stacks;

namespace ImageInfra.Driver.Builds;

/// <summary>What the builds of one request share. Outputs change when a base is pinned.</summary>
internal sealed class BuildSession(FactoryStack stack, BuildHistory history, BuildOptions options, StackOutputs outputs) : IDisposable
{
    public ImageCatalog Catalog => stack.Catalog;

    public BuildOptions Options => options;

    /// <summary>A stack takes one update at a time.</summary>
    public SemaphoreSlim Stack { get; } = new(1);

    public StackOutputs Outputs { get; set; } = outputs;

    /// <summary>Optional. The versions that count as results. Default: none.</summary>
    public ReuseTerms? Reuse { get; init; }

    public void Dispose() => Stack.Dispose();

    public TemplateOutputs TemplateOf(string image) => Outputs.Images[image].Template ?? throw new DriverException(
        DriverFailure.NotFound,
        $"'{image}' has no template: it waits for its base '{Outputs.Waiting.GetValueOrDefault(image)}'");

    public BuildTarget FinishedOf(ImageSpec image) => new(image.Name, Outputs.Images[image.Name], image.Definition.OsType, image.Version, options)
    {
        Regions = TemplatePlan.RegionsOf(image, stack.Settings),
        ExcludeFromLatest = TemplatePlan.ExcludesFromLatest(image, stack.Settings),
    };

    public BuildJob JobOf(ImageSpec image) => new(image.Name, image.BaseImage, history.Expected(image.Name, image.Definition.OsType))
    {
        Region = stack.Settings.Location,
        SubscriptionId = Outputs.GalleryId.Split('/') is [_, _, var subscription, ..] ? subscription : "",
        Priority = image.Priority,
    };
}
