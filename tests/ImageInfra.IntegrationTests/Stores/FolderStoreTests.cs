using ImageInfra.Driver.Store;
using ImageInfra.Driver.Store.Folders;

namespace ImageInfra.IntegrationTests.Stores;

/// <summary>Runs the store contract on a folder.</summary>
public sealed class FolderStoreTests : StoreContract
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("imageinfra-store-");

    protected override string Address => Path.Combine(_directory.FullName, "one");

    protected override IDocumentStore OpenStore(bool another) => new FolderStore(another ? Path.Combine(_directory.FullName, "another") : Address);

    protected override Task CleanAsync()
    {
        _directory.Delete(recursive: true);
        return Task.CompletedTask;
    }
}
