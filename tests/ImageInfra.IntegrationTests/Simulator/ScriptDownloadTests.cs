using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using ImageInfra.IntegrationTests.Support;

namespace ImageInfra.IntegrationTests.Simulator;

/// <summary>Tests scripts and files in a storage account, which are downloaded when a template is submitted.</summary>
public sealed class ScriptDownloadTests : SimulatorTest
{
    private const string Storage = "2024-01-01";
    private const string BlobReader = "2a2b9908-6ea1-4ae2-8e65-a410df84e7d1";
    private const string Address = "https://scripts.blob.core.windows.net/build/a/hello.sh";

    private static readonly string s_hash = Convert.ToHexStringLower(SHA256.HashData("echo hello"u8));

    private string Account => $"{Providers}/Microsoft.Storage/storageAccounts/scripts";

    private string Container => $"{Account}/blobServices/default/containers/build";

    [Fact]
    public async Task A_script_is_downloaded_with_the_templates_identity()
    {
        await UploadAsync();
        await GrantAsync();

        var template = await SubmitAsync(Address, s_hash);

        Assert.Equal("Succeeded", (string?)template.Property("provisioningState"));
    }

    [Fact]
    public async Task The_template_gets_the_checksum_of_the_download()
    {
        await UploadAsync();
        await GrantAsync();

        var template = await SubmitAsync(Address, checksum: null);

        Assert.Equal(s_hash, (string?)template.Property("customize")![0]!["sha256Checksum"]);
    }

    [Fact]
    public async Task Without_the_role_the_download_fails_the_template()
    {
        await UploadAsync();

        AssertFailed(await SubmitAsync(Address, s_hash), $"Not authorized to access the resource: {Address}");
    }

    [Fact]
    public async Task A_role_on_another_container_does_not_count()
    {
        await UploadAsync();
        await MakeAsync($"{Account}/blobServices/default/containers/other", Storage, []);
        await GrantAsync($"{Account}/blobServices/default/containers/other");

        AssertFailed(await SubmitAsync(Address, s_hash), "Not authorized to access the resource");
    }

    [Fact]
    public async Task A_missing_blob_fails_the_template()
    {
        await UploadAsync();
        await GrantAsync();

        AssertFailed(await SubmitAsync(Address.Replace("hello", "missing", StringComparison.Ordinal), s_hash), "BlobNotFound");
    }

    [Fact]
    public async Task A_different_checksum_fails_the_template()
    {
        await UploadAsync();
        await GrantAsync();

        AssertFailed(await SubmitAsync(Address, new string('0', 64)), $"checksum of '{Address}' is {s_hash}");
    }

    [Fact]
    public async Task A_file_of_20_MB_fails_the_template()
    {
        await UploadAsync(new byte[20 * 1024 * 1024]);
        await GrantAsync();

        AssertFailed(
            await SubmitAsync(new JsonObject { ["type"] = "File", ["sourceUri"] = Address, ["destination"] = "/tmp/a" }),
            "files must be under 20 MB");
    }

    [Fact]
    public async Task An_address_outside_simulated_accounts_is_accepted()
    {
        var template = await SubmitAsync("https://elsewhere.blob.core.windows.net/build/a.sh", s_hash);

        Assert.Equal("Succeeded", (string?)template.Property("provisioningState"));
    }

    [Fact]
    public async Task A_container_is_public_only_if_its_account_allows_it()
    {
        await UploadAsync();
        var body = Json("""{ "properties": { "publicAccess": "Blob" } }""");

        var refused = await Arm.PutAsync(Container, Storage, body);

        Assert.Equal((409, "PublicAccessNotPermitted"), (refused.Status, refused.Code));
    }

    private static void AssertFailed(ArmReply template, string message)
    {
        Assert.Equal("Failed", (string?)template.Property("provisioningState"));
        Assert.Contains(message, (string?)template.Property("provisioningError")!["message"], StringComparison.Ordinal);
    }

    private async Task UploadAsync(byte[]? content = null)
    {
        await MakeAsync(Account, Storage, Json("""{ "location": "westeurope", "kind": "StorageV2", "sku": { "name": "Standard_LRS" } }"""));
        await MakeAsync(Container, Storage, []);
        using var body = new ByteArrayContent(content ?? "echo hello"u8.ToArray());
        body.Headers.ContentType = new MediaTypeHeaderValue("text/plain");
        using var put = await Arm.Client.PutAsync(new Uri("/scripts/build/a/hello.sh", UriKind.Relative), body);
        Assert.True(put.IsSuccessStatusCode, $"{put.StatusCode}");
    }

    private async Task GrantAsync(string? scope = null)
    {
        var principal = (string)(await Arm.GetAsync(Arm.Identity, Identities)).Property("principalId")!;
        await MakeAsync(
            $"{scope ?? Container}/providers/Microsoft.Authorization/roleAssignments/20000000-0000-0000-0000-000000000009",
            Roles,
            SomeBodies.Assignment(BlobReader, principal));
    }

    private Task<ArmReply> SubmitAsync(string address, string? checksum)
    {
        var step = new JsonObject { ["type"] = "Shell", ["scriptUri"] = address };
        if (checksum is not null)
        {
            step["sha256Checksum"] = checksum;
        }

        return SubmitAsync(step);
    }

    private async Task<ArmReply> SubmitAsync(JsonObject step)
    {
        await Arm.SubmitAsync(t => t["customize"] = new JsonArray(step));
        return await Arm.GetAsync(Arm.Template, Templates);
    }
}
