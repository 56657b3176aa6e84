using ImageInfra.Driver.Stacks;
using ImageInfra.Model.Planning;

namespace ImageInfra.UnitTests.Support;

/// <summary>A stack with the outputs of its project's plan, which records calls.</summary>
internal sealed class FakeStackOperations(FakeProject project) : IStackOperations
{
    public List<string> Asked { get; } = [];

    /// <summary>The exceptions to throw, one for each call, before calls succeed.</summary>
    public Queue<Exception> Failures { get; } = [];

    public StackOutputs? Outputs { get; set; }

    public static string DefinitionId(string image) => $"/galleries/gal/images/{image}";

    /// <summary>The ids that were marked to stay in Azure.</summary>
    public List<string> Retained { get; } = [];

    /// <summary>The removals in a preview, besides the definitions of retired images.</summary>
    public List<StackRemoval> Removals { get; } = [];

    public async Task<StackResult> PreviewAsync(IProgress<StackEvent> progress, CancellationToken cancellationToken)
    {
        var result = await AskAsync("preview");
        var left = Resources().Where(r => project.Catalog.Find(r.Name) is null).Select(r => new StackRemoval(r, StackAction.Delete));
        return result with { Removals = [.. left, .. Removals] };
    }

    public Task<IReadOnlyList<StackResource>> ResourcesAsync(CancellationToken cancellationToken) => Task.FromResult(Resources());

    public Task<IReadOnlyList<string>> BegunAsync(string subscription, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<string>>([]);

    public Task RetainAsync(IReadOnlyCollection<string> ids, CancellationToken cancellationToken)
    {
        Retained.AddRange(ids);
        return Task.CompletedTask;
    }

    public Task<StackResult> UpAsync(IProgress<StackEvent> progress, CancellationToken cancellationToken)
    {
        Outputs = Plan();
        return AskAsync("up");
    }

    public async Task<StackRefresh> RefreshAsync(IProgress<StackEvent> progress, CancellationToken cancellationToken)
    {
        await AskAsync("refresh");
        return new([]);
    }

    public Task ImportAsync(IReadOnlyList<ImportedResource> resources, IProgress<StackEvent> progress, CancellationToken cancellationToken) =>
        AskAsync("import");

    public Task<StackResult> DestroyAsync(IProgress<StackEvent> progress, CancellationToken cancellationToken)
    {
        Outputs = null;
        return AskAsync("destroy");
    }

    public Task<StackOutputs?> OutputsAsync(CancellationToken cancellationToken) => Task.FromResult(Outputs);

    private IReadOnlyList<StackResource> Resources() =>
        [.. (Outputs?.Images ?? new Dictionary<string, ImageOutputs>()).Select(i => new StackResource("azure-native:compute:GalleryImage", i.Key, i.Value.DefinitionId))];

    private Task<StackResult> AskAsync(string operation)
    {
        Asked.Add(operation);
        return Failures.TryDequeue(out var failure)
            ? Task.FromException<StackResult>(failure)
            : Task.FromResult(new StackResult(new Dictionary<StackAction, int>(), Outputs));
    }

    private StackOutputs Plan()
    {
        var plan = FactoryPlan.Create(project.Catalog, project.Settings);
        return new()
        {
            ResourceGroupName = "rg",
            GalleryId = "/galleries/gal",
            IdentityId = "/identities/id",
            IdentityPrincipalId = "principal",
            Images = plan.Definitions.ToDictionary(d => d.Name, d => new ImageOutputs(
                DefinitionId(d.Name),
                plan.Templates.Where(t => t.Image.Name == d.Name)
                    .Select(t => new TemplateOutputs($"/imageTemplates/{t.TemplateName}", t.TemplateName, d.Name))
                    .SingleOrDefault())),
            Waiting = plan.Waiting.ToDictionary(w => w.Image, w => w.Base),
        };
    }
}
