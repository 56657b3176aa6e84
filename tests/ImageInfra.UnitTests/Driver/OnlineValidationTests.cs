using System.Text.Json.Nodes;
using ImageInfra.Driver.Foundations;
using ImageInfra.Driver.Validation.Online;
using ImageInfra.Model.Description;
using ImageInfra.Model.Rules;
using ImageInfra.UnitTests.Support;

namespace ImageInfra.UnitTests.Driver;

/// <summary>Tests what <c>validate --online</c> asks, and what it finds.</summary>
public sealed class OnlineValidationTests : IDisposable
{
    private const string Sku = "/subscriptions/s/providers/Microsoft.Compute/locations/westeurope/publishers/canonical/artifacttypes/vmimage/offers/ubuntu-24_04-lts/skus";
    private const string Published = """{ "properties": { "hyperVGeneration": "V2", "architecture": "x64" } }""";

    private readonly ScriptedArm _arm = new();

    public void Dispose() => _arm.Dispose();

    [Fact]
    public async Task Nothing_is_asked_twice_for_images_of_one_source()
    {
        Sizes().Quotas(100, 10).Answers(200, """[{ "name": "24.04.1" }]""").Answers(200, Published);

        Assert.Empty(await CheckAsync(images: 100));

        Assert.Equal(
            [
                "GET /subscriptions/s/providers/Microsoft.Compute/skus?$filter=location%20eq%20%27westeurope%27&api-version=2021-07-01",
                "GET /subscriptions/s/providers/Microsoft.Compute/locations/westeurope/usages?api-version=2024-11-01",
                $"GET {Sku}/server/versions?$top=1&$orderby=name%20desc&api-version=2024-11-01",
                $"GET {Sku}/server/versions/24.04.1?api-version=2024-11-01",
            ],
            _arm.Requests);
    }

    [Fact]
    public async Task A_sku_that_the_region_lacks_is_an_error_with_the_nearest_names()
    {
        Sizes().Quotas(100, 10).Answers(404, "{}").Answers(200, """[{ "name": "server" }, { "name": "minimal" }]""");

        Assert.Equal(
            "6 Error source-missing: westeurope has no sku 'servr' for 'canonical:ubuntu-24_04-lts:servr:latest'; the nearest are server",
            Assert.Single(await CheckAsync(sku: "servr")));
    }

    [Fact]
    public async Task A_version_that_the_region_lacks_is_an_error()
    {
        Sizes().Quotas(100, 10).Answers(404, "{}").Answers(200, """[{ "name": "24.04.1" }, { "name": "24.04.2" }]""");

        Assert.StartsWith("6 Error source-missing: westeurope has no version '24.04.0'", Assert.Single(await CheckAsync(version: "24.04.0")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{ "hyperVGeneration": "V1" }""", "Error generation-mismatch: 'server' is generation V1 in westeurope, but the definition is V2")]
    [InlineData("""{ "architecture": "Arm64" }""", "Error source-architecture: 'server' of 'ubuntu-24_04-lts' is Arm64 in westeurope, but the definition is x64")]
    [InlineData("""{ "plan": { "name": "n", "publisher": "p", "product": "o" } }""", "Error source-plan: the plan of 'server' is not the one in planInfo; expected planInfo: { planName: n, planProduct: o, planPublisher: p }")]
    public async Task What_azure_says_of_a_source_is_compared(string properties, string expected)
    {
        Sizes().Quotas(100, 10).Answers(200, """[{ "name": "1.0.0" }]""").Answers(200, $$"""{ "properties": {{properties}} }""");

        Assert.Contains(expected, Assert.Single(await CheckAsync()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(100, 99, "Warning quota: 'Standard_D2ds_v5' needs 2 vCPUs in westeurope, but 99 of 100 of the quota 'DDSv5' are in use")]
    [InlineData(0, 0, "Error quota: 'Standard_D2ds_v5' needs 2 vCPUs in westeurope, but 0 of 0 of the quota 'DDSv5' are in use")]
    public async Task A_quota_that_does_not_suffice_is_found(int limit, int used, string expected)
    {
        Sizes().Quotas(limit, used).Answers(200, """[{ "name": "1.0.0" }]""").Answers(200, Published);

        Assert.Contains(expected, Assert.Single(await CheckAsync()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""[]""", "Error vm-size-missing: 'Standard_D2ds_v5' is not available in westeurope;")]
    [InlineData("""[{ "resourceType": "virtualMachines", "name": "Standard_D2ds_v5", "restrictions": [{ "type": "Location", "reasonCode": "NotAvailableForSubscription" }] }]""", "Error vm-size-missing: 'Standard_D2ds_v5' is not available in westeurope for this subscription (NotAvailableForSubscription);")]
    public async Task A_size_that_the_subscription_lacks_is_an_error(string sizes, string expected)
    {
        _arm.Answers(200, $$"""{ "value": {{sizes}} }""");
        Quotas(100, 10).Answers(200, """[{ "name": "1.0.0" }]""").Answers(200, Published);

        Assert.Contains(expected, Assert.Single(await CheckAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refusal_of_azure_ends_the_questions()
    {
        _arm.Answers(403, """{ "error": { "code": "AuthorizationFailed", "message": "no" } }""");

        Assert.Equal(DriverFailure.NotAuthorized, (await Assert.ThrowsAsync<DriverException>(() => CheckAsync())).Failure);
        Assert.Single(_arm.Requests);
    }

    private OnlineValidationTests Sizes()
    {
        _arm.Answers(200, """
            { "value": [{ "resourceType": "virtualMachines", "name": "Standard_D2ds_v5", "family": "ddsv5",
              "capabilities": [{ "name": "vCPUs", "value": "2" }, { "name": "HyperVGenerations", "value": "V1,V2" }, { "name": "CpuArchitectureType", "value": "x64" }] }] }
            """);
        return this;
    }

    private ScriptedArm Quotas(int limit, int used) => _arm.Answers(200, new JsonObject
    {
        ["value"] = new JsonArray(new JsonObject
        {
            ["name"] = new JsonObject { ["value"] = "DDSv5", ["localizedValue"] = "DDSv5" }, ["currentValue"] = used, ["limit"] = limit,
        }),
    }.ToJsonString());

    private async Task<IReadOnlyList<string>> CheckAsync(string sku = "server", string version = "latest", int images = 1)
    {
        var files = Enumerable.Range(0, images).Select(i => new CatalogFile($"web{i}.yaml", $$"""
            name: web{{i}}
            definition:
              osType: Linux
              identifier: { publisher: p, offer: o, sku: web{{i}} }
            template:
              source: { type: PlatformImage, publisher: canonical, offer: ubuntu-24_04-lts, sku: {{sku}}, version: {{version}} }
            """));
        var inspected = CatalogInspection.Of([.. files]).Images;
        var findings = await _arm.Finish(new OnlineValidation(_arm.Client, _ => Task.FromResult("s")).CheckAsync(inspected, "westeurope", default));
        return [.. findings.Select(f => $"{f.Line} {f.Severity} {f.Rule}: {f.Message}")];
    }
}
