using ImageInfra.Driver.Stacks;
using ImageInfra.Driver.Stacks.Drift;
using ImageInfra.Model.Planning;

namespace ImageInfra.UnitTests.Support;

/// <summary>A stack that answers what its project's plan says, and remembers what was asked.</summary>
internal sealed class FakeStackOperations(FakeProject project) : IStackOperations
{
    public List<string> Asked { get; } = [];

    /// <summary>Failures to throw, one for each call, before calls succeed.</summary>
    public Queue<Exception> Failures { get; } = [];

    public StackOutputs? Outputs { get; set; }

    public static string DefinitionId(string image) => $"/galleries/gal/images/{image}";

    public Task<StackResult> PreviewAsync(IProgress<StackEvent> progress, CancellationToken cancellationToken) => AskAsync("preview");

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

    public Task<IReadOnlyList<StackResource>> ResourcesAsync(CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<StackResource>>([]);

    public Task ImportAsync(IReadOnlyList<ImportedResource> resources, IProgress<StackEvent> progress, CancellationToken cancellationToken) =>
        AskAsync("import");

    public Task<StackResult> DestroyAsync(IProgress<StackEvent> progress, CancellationToken cancellationToken)
    {
        Outputs = null;
        return AskAsync("destroy");
    }

    public Task<StackOutputs?> OutputsAsync(CancellationToken cancellationToken) => Task.FromResult(Outputs);

    public Task CancelAsync(CancellationToken cancellationToken) => AskAsync("cancel");

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
