using ImageInfra.IntegrationTests.Support;

namespace ImageInfra.IntegrationTests.Simulator;

public sealed class IdentityTests : SimulatorTest
{
    [Fact]
    [Holds("Microsoft.ManagedIdentity/userAssignedIdentities", "GET", "LIST", "PUT", "PATCH", "DELETE")]
    public async Task A_recreated_identity_has_another_principal()
    {
        var first = await Arm.GetAsync(Arm.Identity, Identities);
        Assert.Equal(200, (await Arm.PatchAsync(Arm.Identity, Identities, Json("""{ "tags": { "a": "b" } }"""))).Status);
        Assert.Equal(["builder"], Names(await Arm.GetAsync($"{Arm.Subscription}/providers/Microsoft.ManagedIdentity/userAssignedIdentities", Identities)));
        Assert.Equal(200, (await Arm.DeleteAsync(Arm.Identity, Identities)).Status);
        Assert.Equal(204, (await Arm.DeleteAsync(Arm.Identity, Identities)).Status);
        var second = await Arm.PutAsync(Arm.Identity, Identities, Here());

        Assert.Equal(201, second.Status);
        Assert.Contains("/resourcegroups/", (string?)second.Json["id"], StringComparison.Ordinal);
        Assert.NotEqual((string?)first.Property("principalId"), (string?)second.Property("principalId"));
    }

    [Fact]
    [Holds("Microsoft.ManagedIdentity/userAssignedIdentities/federatedIdentityCredentials", "GET", "LIST", "PUT", "DELETE")]
    public async Task A_federated_credential_needs_issuer_subject_and_audience()
    {
        var path = $"{Arm.Identity}/federatedIdentityCredentials/main";
        var body = Json("""{ "properties": { "issuer": "https://issuer", "subject": "repo:a", "audiences": ["api://AzureADTokenExchange"] } }""");

        Assert.Equal("BadRequest", (await Arm.PutAsync(path, Identities, Json("""{ "properties": { "issuer": "https://issuer" } }"""))).Code);
        Assert.Equal(201, (await Arm.PutAsync(path, Identities, body)).Status);
        Assert.Equal("repo:a", (string?)(await Arm.GetAsync(path, Identities)).Property("subject"));
        Assert.Equal(["main"], Names(await Arm.GetAsync($"{Arm.Identity}/federatedIdentityCredentials", Identities)));
        Assert.Equal(200, (await Arm.DeleteAsync(path, Identities)).Status);
        Assert.Equal(404, (await Arm.GetAsync(path, Identities)).Status);
    }
}
