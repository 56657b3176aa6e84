using ImageInfra.Driver.Store;

namespace ImageInfra.IntegrationTests.Support;

/// <summary>A store in which the process may die before or after a document is written.</summary>
internal sealed class MortalStore(IDocumentStore inner, Death death) : DelegatingStore(inner)
{
    protected override async Task<string?> WriteAsync(NewDocument document, Func<Task<string?>> write)
    {
        death.Step();
        var saved = await write();
        death.Step();
        return saved;
    }
}
