using ImageInfra.Cli.Options;
using ImageInfra.Driver.Store;
using ImageInfra.Driver.Store.Folders;

namespace ImageInfra.Cli.Workplaces;

/// <summary>The store of what a scope remembers: runs, statements, plans.</summary>
internal static class ScopeStore
{
    /// <summary>The store of a scope. What is simulated is kept with the simulator's state. Nothing is opened or made yet.</summary>
    public static IDocumentStore Of(Scope scope) => scope.IsLocal ? InFolder(LocalAzure.DirectoryOf(scope.Directory)) : OfAzure(scope.Directory);

    /// <summary>The store of builds in Azure.</summary>
    public static IDocumentStore OfAzure(string project) => InFolder(Path.Combine(project, ".imageinfra"));

    /// <summary>The store in a folder.</summary>
    public static IDocumentStore InFolder(string directory) => new FolderStore(directory);
}
