using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using ImageInfra.IntegrationTests.Support;

namespace ImageInfra.IntegrationTests.Simulator;

/// <summary>Tests the staging resource groups of templates, and what builds leave in them.</summary>
public sealed class StagingTests : SimulatorTest
{
    private const string Storage = "2024-01-01";

    [Fact]
    [Holds("Microsoft.Storage/storageAccounts", "GET", "LIST")]
    public async Task Deleting_a_template_deletes_its_staging_group()
    {
        await Arm.SubmitAsync(properties => properties["managedResourceTags"] = Json("""{ "costCenter": "1" }"""));
        var staging = await StagingAsync();
        var group = await Arm.GetAsync(staging, Groups);
        var accounts = await Arm.GetAsync($"{staging}/providers/Microsoft.Storage/storageAccounts", Storage);
        var account = await Arm.GetAsync((string)accounts.Json["value"]![0]!["id"]!, Storage);
        await Arm.DeleteAsync(Arm.Template, Templates);
        Arm.Pass(TimeSpan.FromMinutes(2));

        Assert.Matches("^IT_rg_web-1_", staging.Split('/')[^1]);
        Assert.Equal(("1", "web-1"), ((string?)group.Json["tags"]!["costCenter"], (string?)group.Json["tags"]!["imageTemplateName"]));
        Assert.Single((JsonArray)accounts.Json["value"]!);
        Assert.Contains((string)account.Json["name"]!, (string?)account.Property("primaryEndpoints")!["blob"], StringComparison.Ordinal);
        Assert.Equal(404, (await Arm.GetAsync(staging, Groups)).Status);
    }

    [Fact]
    public async Task An_existing_staging_group_must_be_empty_and_survives_the_template()
    {
        var own = $"{Arm.Subscription}/resourceGroups/own";
        await Arm.PutAsync(own, Groups, Here());
        await Arm.PutAsync(
            $"{own}/providers/Microsoft.Authorization/roleAssignments/20000000-0000-0000-0000-000000000007",
            Roles,
            SomeBodies.Assignment("b24988ac-6180-42a0-ab88-20f7382dd24c", (string)(await Arm.GetAsync(Arm.Identity, Identities)).Property("principalId")!));
        await MakeAsync($"{own}/providers/Microsoft.Network/virtualNetworks/vnet", "2024-05-01", SomeBodies.Network("westeurope", "build"));
        await Arm.SubmitAsync(properties => properties["stagingResourceGroup"] = own);
        var notEmpty = await Arm.GetAsync(Arm.Template, Templates);
        await Arm.DeleteAsync(Arm.Template, Templates);
        Arm.Pass(TimeSpan.FromMinutes(2));

        Assert.Equal("BadStagingResourceGroup", (string?)notEmpty.Property("provisioningError")?["provisioningErrorCode"]);
        Assert.Equal(200, (await Arm.GetAsync(own, Groups)).Status);
    }

    [Fact]
    public async Task Listed_accounts_have_their_blob_endpoints()
    {
        await Arm.SubmitAsync();
        var list = await Arm.GetAsync($"{await StagingAsync()}/providers/Microsoft.Storage/storageAccounts", Storage);
        var listed = list.Json["value"]![0]!;
        var account = await Arm.GetAsync((string)listed["id"]!, Storage);

        Assert.Equal($"{Arm.Client.BaseAddress}{account.Json["name"]}/", (string?)account.Property("primaryEndpoints")!["blob"]);
        Assert.True(JsonNode.DeepEquals(account.Json, listed));
    }

    [Fact]
    public async Task The_creation_time_of_a_log_is_the_start_of_its_build()
    {
        await Arm.SubmitAsync();
        await Arm.PostAsync($"{Arm.Template}/run", Templates);
        var began = Arm.Clock.GetUtcNow();
        Arm.Pass(TimeSpan.FromHours(1));
        using var head = await Arm.Client.SendAsync(new(HttpMethod.Head, await LogAddressAsync()));

        var created = DateTimeOffset.Parse(head.Headers.GetValues("x-ms-creation-time").Single(), CultureInfo.InvariantCulture);
        Assert.InRange(created, began, began.AddMinutes(2));
        Assert.True(head.Content.Headers.LastModified > created);
    }

    [Fact]
    public async Task The_log_of_a_successful_run_shows_no_failure()
    {
        await Arm.SubmitAsync();
        await Arm.PostAsync($"{Arm.Template}/run", Templates);
        Arm.Pass(TimeSpan.FromHours(1));
        var good = await TextAsync(await LogAddressAsync());

        Assert.DoesNotContain("errors", good, StringComparison.Ordinal);
        Assert.EndsWith("(telemetry) Finalizing.\n", good, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_log_of_a_canceled_run_ends_in_its_current_step()
    {
        await Arm.SubmitAsync();
        await Arm.PostAsync($"{Arm.Template}/run", Templates);
        Arm.Pass(TimeSpan.FromMinutes(13));
        await Arm.PostAsync($"{Arm.Template}/cancel", Templates);
        Arm.Pass(TimeSpan.FromHours(1));
        var log = await TextAsync(await LogAddressAsync());

        Assert.Contains("Cancelling build after receiving terminated", log, StringComparison.Ordinal);
        Assert.DoesNotContain("Script exited", log, StringComparison.Ordinal);
    }

    [Fact]
    [Holds("blobs", "GET", "HEAD", "LIST")]
    public async Task The_log_grows_during_the_build()
    {
        await Arm.SubmitAsync();
        await Arm.PostAsync($"{Arm.Template}/run", Templates);
        Arm.Pass(TimeSpan.FromMinutes(13));
        await Arm.GetAsync(Arm.Template, Templates);
        var address = await LogAddressAsync();
        var early = await TextAsync(address);
        Arm.Pass(TimeSpan.FromHours(1));
        var late = await TextAsync(address);
        var part = await RangeAsync(address, "bytes=5-9");

        Assert.Contains("Running builder", early, StringComparison.Ordinal);
        Assert.DoesNotContain("ending shell", early, StringComparison.Ordinal);
        Assert.StartsWith(early, late, StringComparison.Ordinal);
        Assert.Contains("ending shell", late, StringComparison.Ordinal);
        Assert.Contains("Finalizing", late, StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.PartialContent, late[5..10]), part);
        Assert.Equal(HttpStatusCode.RequestedRangeNotSatisfiable, (await RangeAsync(address, "bytes=9999999-")).Status);
    }

    [Fact]
    [Holds("Microsoft.Storage/storageAccounts", "PUT", "DELETE")]
    [Holds("Microsoft.Storage/storageAccounts/blobServices/containers", "GET", "LIST", "PUT", "DELETE")]
    [Holds("blobs", "PUT", "DELETE")]
    public async Task A_blob_in_a_container_can_be_read()
    {
        var account = $"{Providers}/Microsoft.Storage/storageAccounts/scripts";
        var container = $"{account}/blobServices/default/containers/build";
        Assert.Equal(200, (await Arm.PutAsync(account, Storage, Json("""{ "location": "westeurope", "kind": "StorageV2", "sku": { "name": "Standard_LRS" } }"""))).Status);
        Assert.Equal(201, (await Arm.PutAsync(container, Storage, [])).Status);
        using var content = new StringContent("echo hello");
        using var put = await Arm.Client.PutAsync(new Uri("/scripts/build/a/hello.sh", UriKind.Relative), content);

        Assert.Equal(HttpStatusCode.Created, put.StatusCode);
        Assert.Equal("echo hello", await TextAsync("/scripts/build/a/hello.sh"));
        Assert.Contains("<Name>a/hello.sh</Name>", await TextAsync("/scripts/build?restype=container&comp=list&prefix=a/"), StringComparison.Ordinal);
        Assert.Contains("<Name>build</Name>", await TextAsync("/scripts?comp=list"), StringComparison.Ordinal);
        Assert.Equal(["build"], Names(await Arm.GetAsync($"{account}/blobServices/default/containers", Storage)));
        Assert.Equal(200, (await Arm.GetAsync(container, Storage)).Status);
        using var gone = await Arm.Client.DeleteAsync(new Uri("/scripts/build/a/hello.sh", UriKind.Relative));
        Assert.Equal(HttpStatusCode.Accepted, gone.StatusCode);
        Assert.Equal(200, (await Arm.DeleteAsync(container, Storage)).Status);
        Assert.Equal(200, (await Arm.DeleteAsync(account, Storage)).Status);
    }

    [Fact]
    public async Task A_blob_needs_a_token_and_accepts_no_key()
    {
        await Arm.SubmitAsync();
        await Arm.PostAsync($"{Arm.Template}/run", Templates);
        Arm.Pass(TimeSpan.FromHours(1));
        var address = await LogAddressAsync();
        using var anonymous = new HttpClient { BaseAddress = Arm.Client.BaseAddress };

        using var without = await anonymous.GetAsync(new Uri(address, UriKind.Relative));
        using var key = await anonymous.GetAsync(new Uri($"{address}?sv=2025&sig=abc", UriKind.Relative));

        Assert.Equal((HttpStatusCode.Unauthorized, "NoAuthenticationInformation"), (without.StatusCode, without.Headers.GetValues("x-ms-error-code").Single()));
        Assert.Contains("authorization_uri=", without.Headers.WwwAuthenticate.ToString(), StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.Forbidden, "KeyBasedAuthenticationNotPermitted"), (key.StatusCode, key.Headers.GetValues("x-ms-error-code").Single()));
    }

    private async Task<string> StagingAsync() => (string)(await Arm.GetAsync(Arm.Template, Templates)).Property("exactStagingResourceGroup")!;

    private async Task<string> LogAddressAsync()
    {
        var accounts = await Arm.GetAsync($"{await StagingAsync()}/providers/Microsoft.Storage/storageAccounts", Storage);
        var account = (string)accounts.Json["value"]![0]!["name"]!;
        var list = await TextAsync($"/{account}/packerlogs?restype=container&comp=list");
        return $"/{account}/packerlogs/{list.Split("<Name>")[1].Split("</Name>")[0]}";
    }

    private Task<string> TextAsync(string path) => Arm.Client.GetStringAsync(new Uri(path, UriKind.Relative));

    private async Task<(HttpStatusCode Status, string Text)> RangeAsync(string path, string range)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("x-ms-range", range);
        using var response = await Arm.Client.SendAsync(request);
        return (response.StatusCode, await response.Content.ReadAsStringAsync());
    }
}
