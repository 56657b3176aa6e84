using System.Text.Json.Nodes;
using ImageInfra.IntegrationTests.Support;
using ImageInfra.Simulator.Foundations;

namespace ImageInfra.IntegrationTests.Simulator;

/// <summary>Tests the permissions of tokens.</summary>
public sealed class AccessTests : SimulatorTest
{
    private const string Reader = "acdd72a7-3385-48ef-bd42-f606fba81ae7";
    private const string Contributor = "b24988ac-6180-42a0-ab88-20f7382dd24c";
    private const string First = "first";
    private const string Second = "second";

    private string _first = "";
    private string _second = "";

    [Fact]
    [Holds("Microsoft.Authorization/roleAssignments", "LIST")]
    public async Task The_first_client_to_sign_in_becomes_the_only_owner()
    {
        var assignments = await Arm.GetAsync($"{Arm.Subscription}/providers/Microsoft.Authorization/roleAssignments?$filter=atScope()", Roles);

        Assert.Equal(200, (await AsAsync(_first, HttpMethod.Get, Arm.Group)).Status);
        Assert.Equal(403, (await AsAsync(_second, HttpMethod.Get, Arm.Group)).Status);
        Assert.Equal([SimulatedArm.PrincipalOf(_first)], ((JsonArray)assignments.Json["value"]!).Select(a => (string?)a!["properties"]!["principalId"]));
        Assert.Empty((JsonArray)(await AsAsync(_second, HttpMethod.Get, "/subscriptions")).Json["value"]!);
        Assert.Empty((JsonArray)(await AsAsync(_second, HttpMethod.Get, $"{Arm.Subscription}/resourceGroups")).Json["value"]!);
    }

    [Fact]
    public async Task A_refusal_names_client_action_and_scope()
    {
        var reply = await AsAsync(_second, HttpMethod.Delete, Arm.Gallery, Galleries);

        Assert.Equal("AuthorizationFailed", reply.Code);
        Assert.Contains(Second, reply.Message, StringComparison.Ordinal);
        Assert.Contains("Microsoft.Compute/galleries/delete", reply.Message, StringComparison.Ordinal);
        Assert.Contains(Arm.Gallery, reply.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reader_can_read_but_not_write_or_run()
    {
        await Arm.SubmitAsync();
        await GrantAsync(Reader, Arm.Group);

        Assert.Equal(200, (await AsAsync(_second, HttpMethod.Get, Arm.Template, Templates)).Status);
        Assert.Equal(403, (await AsAsync(_second, HttpMethod.Post, $"{Arm.Template}/run", Templates)).Status);
        Assert.Equal(403, (await AsAsync(_second, HttpMethod.Put, Arm.Gallery, Galleries, Here())).Status);
    }

    [Fact]
    public async Task A_template_needs_the_right_to_assign_its_identity()
    {
        var group = $"{Arm.Subscription}/resourceGroups/theirs";
        await Arm.PutAsync(group, Groups, Here());
        await GrantAsync(Contributor, group);
        var template = $"{group}/providers/Microsoft.VirtualMachineImages/imageTemplates/t";

        var reply = await AsAsync(_second, HttpMethod.Put, template, Templates, SomeBodies.Template(Arm.Identity, Arm.Definition));

        Assert.Equal(403, reply.Status);
        Assert.Equal("LinkedAuthorizationFailed", reply.Code);
        Assert.Contains("userAssignedIdentities/assign/action", reply.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_version_from_another_subscription_needs_the_right_to_read_its_source()
    {
        await Arm.SubmitAsync();
        await Arm.PostAsync($"{Arm.Template}/run", Templates);
        Arm.Pass(TimeSpan.FromHours(2));
        _second = await Arm.SignInAsync(Second);
        var group = $"/subscriptions/{new SimulatorOptions().Subscriptions[1]}/resourceGroups/prod";
        var definition = $"{group}/providers/Microsoft.Compute/galleries/prod/images/web";
        await Arm.PutAsync(group, Groups, Here());
        await Arm.PutAsync($"{group}/providers/Microsoft.Compute/galleries/prod", Galleries, Here());
        await Arm.PutAsync(definition, Galleries, SomeBodies.Definition());
        await GrantAsync(Contributor, group);
        var source = $"{Arm.Definition}/versions/1.0.0";
        var body = SomeBodies.VersionOf("westeurope", source);

        var refused = await AsAsync(_second, HttpMethod.Put, $"{definition}/versions/1.0.0", Galleries, body);
        await GrantAsync(Reader, Arm.Gallery);
        var allowed = await AsAsync(_second, HttpMethod.Put, $"{definition}/versions/1.0.0", Galleries, body);

        Assert.Equal("LinkedAuthorizationFailed", refused.Code);
        Assert.Contains(source, refused.Message, StringComparison.Ordinal);
        Assert.Equal(201, allowed.Status);
    }

    [Fact]
    [Holds("oauth2/v2.0/token", "POST")]
    public async Task A_token_of_an_identity_has_its_principal()
    {
        var identity = await Arm.GetAsync(Arm.Identity, Identities);

        var token = await Arm.SignInAsync((string)identity.Property("clientId")!);

        Assert.Equal((string?)identity.Property("principalId"), SimulatedArm.PrincipalOf(token));
        Assert.Equal(200, (await AsAsync(token, HttpMethod.Get, Arm.Definition, Galleries)).Status);
        Assert.Equal(403, (await AsAsync(token, HttpMethod.Get, Arm.Identity, Identities)).Status);
    }

    [Fact]
    public async Task A_token_with_a_foreign_signature_is_invalid()
    {
        var reply = await AsAsync("eyJhbGciOiJub25lIn0.eyJvaWQiOiJ4In0.", HttpMethod.Get, Arm.Group);

        Assert.Equal(401, reply.Status);
        Assert.Equal("InvalidAuthenticationToken", reply.Code);
    }

    [Fact]
    public async Task A_token_expires_after_an_hour()
    {
        Arm.Pass(TimeSpan.FromMinutes(61));

        Assert.Equal("ExpiredAuthenticationToken", (await AsAsync(_first, HttpMethod.Get, Arm.Group)).Code);
    }

    [Theory]
    [InlineData("grant_type=client_credentials&client_secret=s&scope=x", "AADSTS900144")]
    [InlineData("grant_type=password&client_id=c&scope=x", "AADSTS70003")]
    [InlineData("grant_type=client_credentials&client_id=c&scope=x", "AADSTS7000216")]
    [InlineData("grant_type=client_credentials&client_id=c&client_secret=s", "AADSTS900144")]
    public async Task The_token_endpoint_names_the_missing_parameter(string form, string code)
    {
        using var content = new StringContent(form, null, "application/x-www-form-urlencoded");
        using var response = await Arm.Client.PostAsync(new Uri($"/{new SimulatorOptions().TenantId}/oauth2/v2.0/token", UriKind.Relative), content);

        Assert.Contains(code, await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    [Holds("metadata/endpoints", "GET")]
    [Holds("openid-configuration", "GET")]
    public async Task Clients_discover_the_endpoints()
    {
        var tenant = new SimulatorOptions().TenantId;
        var metadata = JsonNode.Parse(await Arm.Client.GetStringAsync(new Uri("/metadata/endpoints?api-version=2022-09-01", UriKind.Relative)))!;
        var configuration = JsonNode.Parse(await Arm.Client.GetStringAsync(new Uri($"/{tenant}/v2.0/.well-known/openid-configuration", UriKind.Relative)))!;
        var keys = JsonNode.Parse(await Arm.Client.GetStringAsync(new Uri((string)configuration["jwks_uri"]!)))!;

        var address = Arm.Client.BaseAddress!.ToString().TrimEnd('/');
        Assert.Equal(address, (string?)metadata["resourceManager"]);
        Assert.Equal(address, (string?)metadata["authentication"]!["audiences"]![0]);
        Assert.Equal($"{address}/{tenant}/oauth2/v2.0/token", (string?)configuration["token_endpoint"]);
        Assert.StartsWith(address, (string?)configuration["issuer"], StringComparison.Ordinal);
        Assert.Equal("RSA", (string?)keys["keys"]![0]!["kty"]);
        Assert.Null(keys["keys"]![0]!["d"]);
    }

    protected override async Task PrepareAsync()
    {
        await base.PrepareAsync();
        _first = await Arm.SignInAsync(First);
        _second = await Arm.SignInAsync(Second);
    }

    private async Task GrantAsync(string role, string scope)
    {
        var reply = await Arm.PutAsync(
            $"{scope}/providers/Microsoft.Authorization/roleAssignments/20000000-0000-0000-0000-{role[..12].Replace("-", "0", StringComparison.Ordinal)}",
            Roles,
            SomeBodies.Assignment(role, SimulatedArm.PrincipalOf(_second)));
        Assert.Equal(201, reply.Status);
    }

    private Task<ArmReply> AsAsync(string token, HttpMethod method, string path, string apiVersion = Groups, JsonObject? body = null) =>
        Arm.SendAsync(method, path, apiVersion, body?.ToJsonString(), token);
}
