using ImageInfra.Driver.Store;

namespace ImageInfra.IntegrationTests.Support;

/// <summary>A process dies when it is about to close a run: all else is done.</summary>
internal sealed class MortalConclusion(IDocumentStore inner) : DelegatingStore(inner)
{
    protected override Task<string?> WriteAsync(NewDocument document, Func<Task<string?>> write) =>
        document is { Collection: StoreCollections.Runs, Index.State: not "open" } ? throw new ProcessDiedException() : write();
}
