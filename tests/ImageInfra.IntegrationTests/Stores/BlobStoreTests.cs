using System.Globalization;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Storage.Blobs;
using Azure.Storage.Sas;
using ImageInfra.Cli.Terminal;
using ImageInfra.Driver.Store;
using ImageInfra.Driver.Store.Blobs;

namespace ImageInfra.IntegrationTests.Stores;

/// <summary>Runs the store contract on Azurite, with tests specific to containers.</summary>
[NeedsAzurite]
public sealed class BlobStoreTests(AzuriteServer server) : StoreContract, IClassFixture<AzuriteServer>
{
    private const string Container = "imageinfra";

    private static int s_projects;

    // Each test uses its own project.
    private readonly string _project = string.Create(CultureInfo.InvariantCulture, $"project{Interlocked.Increment(ref s_projects)}");

    protected override string Address => server.Address(Container);

    protected override string Project => _project;

    protected override IReadOnlyDictionary<string, string> Environment { get; } = new Dictionary<string, string> { ["AZURE_STORAGE_KEY"] = AzuriteServer.Key };

    protected override Task PrepareAsync() => server.MakeAsync(Container);

    protected override IDocumentStore OpenStore(bool another) => Store(Address, Environment, another ? _project + "-another" : _project);

    [StoreFact]
    public async Task A_save_takes_one_request()
    {
        var requests = new CountedRequests();
        var address = BlobAddress.Parse(Address, Environment);
        await using var store = new BlobStore(address, _project, _ => Task.FromResult(BlobContainers.Of(address, "", null, requests)), TimeProvider.System);
        var document = new NewDocument(StoreCollections.Runs, "a", new("dev", "web", "open", DateTimeOffset.UnixEpoch), "1");

        var revision = await store.CreateAsync(document, default);
        Assert.Equal(1, requests.Count);
        await store.ReplaceAsync(document, revision!, default);
        Assert.Equal(2, requests.Count);
    }

    [StoreFact]
    public async Task More_documents_than_a_page_are_listed()
    {
        const int Count = 5_100;
        var container = new BlobContainerClient(server.ConnectionString, Container);
        await Parallel.ForAsync(0, Count, async (i, token) =>
            await container.GetBlobClient($"{_project}/plans/{i:D5}.json").UploadAsync(BinaryData.FromString("x"), overwrite: true, token));
        await using var store = OpenStore(another: false);

        Assert.Equal("05099", (await store.LastAsync(StoreCollections.Plans, "", default))!.Id);
        Assert.Equal(Count, (await store.ListAsync(new(StoreCollections.Plans), default)).Count);
    }

    [StoreFact]
    public async Task A_signature_a_connection_string_and_a_path_work_too()
    {
        var sas = new BlobContainerClient(server.ConnectionString, Container)
            .GenerateSasUri(BlobContainerSasPermissions.All, TimeProvider.System.GetUtcNow().AddHours(1)).Query;
        foreach (var (address, variable, value) in new[]
        {
            (Address, "AZURE_STORAGE_SAS_TOKEN", sas),
            ($"azblob://{Container}", "AZURE_STORAGE_CONNECTION_STRING", server.ConnectionString),
            (Address.Replace("?", "/a/path?", StringComparison.Ordinal), "AZURE_STORAGE_KEY", AzuriteServer.Key),
        })
        {
            await using var store = Store(address, new Dictionary<string, string> { [variable] = value }, variable);
            var document = new NewDocument(StoreCollections.Runs, "a", new("dev", "web", "open", DateTimeOffset.UnixEpoch), variable);

            Assert.NotNull(await store.CreateAsync(document, default));
            Assert.Equal(variable, (await store.FindAsync(StoreCollections.Runs, "a", default))!.Text);
        }
    }

    [StoreFact]
    public async Task A_wrong_key_is_named_and_not_shown()
    {
        var key = Convert.ToBase64String(new byte[64]);
        using var project = new StoreProject(Address, new Dictionary<string, string> { ["AZURE_STORAGE_KEY"] = key });

        var (exitCode, output, error) = await project.EndAsync("runs");

        Assert.Equal((int)ExitCode.NotAuthorized, exitCode);
        Assert.Contains($"the store azblob://{Container}?storage_account={AzuriteServer.Account} may not be used", error, StringComparison.Ordinal);
        Assert.DoesNotContain(key, output + error, StringComparison.Ordinal);
    }

    [StoreFact]
    public async Task A_missing_container_is_reported_with_the_command_that_creates_it()
    {
        using var project = new StoreProject(server.Address("nowhere"), Environment);

        var (exitCode, _, error) = await project.EndAsync("runs");

        Assert.Equal((int)ExitCode.InvalidInput, exitCode);
        Assert.Contains("az storage container create --account-name devstoreaccount1 --name nowhere", error, StringComparison.Ordinal);
    }

    private static BlobStore Store(string text, IReadOnlyDictionary<string, string> environment, string project)
    {
        var address = BlobAddress.Parse(text, environment);
        return new(address, project, _ => Task.FromResult(BlobContainers.Of(address, "", null)), TimeProvider.System);
    }

    private sealed class CountedRequests : HttpPipelineTransport
    {
        private static readonly HttpClientTransport s_inner = new();

        private int _count;

        public int Count => _count;

        public override Request CreateRequest() => s_inner.CreateRequest();

        public override void Process(HttpMessage message) => throw new NotSupportedException();

        public override ValueTask ProcessAsync(HttpMessage message)
        {
            Interlocked.Increment(ref _count);
            return s_inner.ProcessAsync(message);
        }
    }
}
