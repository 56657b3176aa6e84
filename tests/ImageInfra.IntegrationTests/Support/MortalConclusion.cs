using ImageInfra.Driver.Store;

namespace ImageInfra.IntegrationTests.Support;

/// <summary>Lets the process die right before it closes a run.</summary>
internal sealed class MortalConclusion(IDocumentStore inner) : DelegatingStore(inner)
{
    protected override Task<string?> WriteAsync(NewDocument document, Func<Task<string?>> write) =>
        document is { Collection: StoreCollections.Runs, Index.State: not "open" } ? throw new ProcessDiedException() : write();
}
