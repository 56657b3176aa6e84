using ImageInfra.Driver.Foundations;
using ImageInfra.Driver.Insight.Freshness;
using ImageInfra.UnitTests.Support;

namespace ImageInfra.UnitTests.Driver.Freshness;

public sealed class ArmMarketplaceVersionsTests : IDisposable
{
    private readonly ScriptedArm _arm = new();

    public void Dispose() => _arm.Dispose();

    [Fact]
    public async Task Versions_are_read_from_a_bare_array()
    {
        _arm.Answers(200, """[{"name":"24.04.1","location":"westeurope","id":"/x"},{"name":"24.04.2"}]""");

        Assert.Equal(["24.04.1", "24.04.2"], await ListAsync());
        Assert.Equal(
            "GET /subscriptions/s/providers/Microsoft.Compute/locations/westeurope/publishers/canonical/artifacttypes/vmimage/offers/ubuntu/skus/server/versions?api-version=2024-11-01",
            _arm.Requests[0]);
    }

    [Fact]
    public async Task An_image_missing_in_the_region_has_no_versions()
    {
        _arm.Answers(404);

        Assert.Empty(await ListAsync());
    }

    [Fact]
    public async Task A_refusal_is_an_error()
    {
        _arm.Answers(403, """{"error":{"code":"AuthorizationFailed","message":"no"}}""");

        Assert.Equal(DriverFailure.NotAuthorized, (await Assert.ThrowsAsync<DriverException>(ListAsync)).Failure);
    }

    private Task<IReadOnlyList<string>> ListAsync() =>
        new ArmMarketplaceVersions(_arm.Connection).ListAsync("s", "westeurope", new("canonical", "ubuntu", "server"), default);
}
