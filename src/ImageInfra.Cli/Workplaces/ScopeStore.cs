using ImageInfra.Cli.Options;
using ImageInfra.Driver.Arm;
using ImageInfra.Driver.Arm.Clouds;
using ImageInfra.Driver.Foundations;
using ImageInfra.Driver.Store;
using ImageInfra.Driver.Store.Addresses;
using ImageInfra.Driver.Store.Folders;
using ImageInfra.Project.Stacks;

namespace ImageInfra.Cli.Workplaces;

/// <summary>Opens the store of a scope, which holds runs, statements and plans. It is opened at its first use.</summary>
internal static class ScopeStore
{
    /// <summary>The store of a scope. The simulator has its own.</summary>
    /// <exception cref="DriverException">The address of the store is invalid.</exception>
    public static IDocumentStore Of(Scope scope, TimeProvider clock)
    {
        if (scope.IsLocal)
        {
            return InFolder(LocalAzure.DirectoryOf(scope.Directory));
        }

        var project = new FactoryProject(scope.Directory, scope.Stack);
        return OfAzure(project, scope, token => ConnectAsync(project, scope, clock, token), clock);
    }

    /// <summary>The store of builds in Azure.</summary>
    /// <param name="project">The project.</param>
    /// <param name="scope">The scope.</param>
    /// <param name="azure">Connects to Azure if the store needs a login.</param>
    /// <param name="clock">The clock for waits.</param>
    /// <exception cref="DriverException">The address of the store is invalid.</exception>
    public static IDocumentStore OfAzure(FactoryProject project, Scope scope, Func<CancellationToken, Task<ArmConnection>> azure, TimeProvider clock) =>
        StoreSetting.Of(project, scope.Variables).Open(project.Name, azure, clock);

    /// <summary>A store in a folder.</summary>
    public static IDocumentStore InFolder(string directory) => new FolderStore(directory);

    private static Task<ArmConnection> ConnectAsync(FactoryProject project, Scope scope, TimeProvider clock, CancellationToken cancellationToken) =>
        ArmConnection.OpenAsync(new AzureSettings(project.ProviderConfiguration(AzureSettings.Namespace), scope.Variables), clock, scope.Warn, cancellationToken);
}
