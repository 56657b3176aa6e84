using ImageInfra.Driver.Store;

namespace ImageInfra.IntegrationTests.Support;

/// <summary>A machine that runs commands: its checkout of the project, its clock and its store.</summary>
/// <param name="Project">The checkout.</param>
/// <param name="Clock">The clock.</param>
/// <param name="OpenStore">Opens the store, for one process.</param>
internal sealed record Agent(CatalogProject Project, TimeProvider Clock, Func<IDocumentStore> OpenStore);
