using ImageInfra.Driver.Builds;
using ImageInfra.Driver.Runs.Ledger;
using ImageInfra.Driver.Store;
using ImageInfra.Driver.Updates;
using ImageInfra.Driver.Versions;

namespace ImageInfra.IntegrationTests.Support;

/// <summary>The services of one process of the driver.</summary>
internal sealed record FactoryProcess(
    IDocumentStore Store,
    RunLedger Ledger,
    IImageVersions Versions,
    UpdateService Updates,
    BuildService Builds,
    FollowService Follow,
    CancelService Cancel) : IAsyncDisposable
{
    public ValueTask DisposeAsync() => Store.DisposeAsync();
}
