using System.Text.Json.Nodes;

namespace ImageInfra.IntegrationTests.Contract;

/// <summary>Tests that the published contract finds the errors in a resource.</summary>
public sealed class AzureContractTests
{
    private const string Template = "Microsoft.VirtualMachineImages/imageTemplates";

    [Theory]
    [InlineData("""{ "properties": {} }""", ".location is required", ".identity is required")]
    [InlineData("""{ "location": 5 }""", ".location is 5, not a text")]
    [InlineData("""{ "tags": { "a": 1 } }""", ".tags.a is 1, not a text")]
    [InlineData("""{ "identity": { "type": "SystemAssigned" } }""", ".identity.type is \"SystemAssigned\", not one of UserAssigned, None")]
    [InlineData("""{ "zones": [] }""", ".zones is not a property")]
    [InlineData("""{ "properties": { "buildTimeoutInMinutes": 961 } }""", ".properties.buildTimeoutInMinutes is 961, not in 0 to 960")]
    [InlineData("""{ "properties": { "source": { "type": "Nothing" } } }""", "Nothing")]
    [InlineData("""{ "properties": { "customize": {} } }""", ".properties.customize is not a list")]
    [InlineData("""{ "properties": { "customize": [{ "type": "Shell", "validExitCodes": [0] }] } }""", ".properties.customize[0].validExitCodes is not a property")]
    [InlineData("""{ "properties": { "vmProfile": { "vnetConfig": { "proxyVmSize": true } } } }""", ".properties.vmProfile.vnetConfig.proxyVmSize is true, not a text")]
    public void An_error_in_a_resource_is_found(string body, params string[] expected)
    {
        var problems = AzureContract.Problems(Template, "2024-02-01", (JsonObject)JsonNode.Parse(body)!, isResponse: false);

        Assert.All(expected, e => Assert.Contains(problems, p => p.Contains(e, StringComparison.Ordinal)));
    }

    [Fact]
    public void An_unpublished_version_has_no_errors() => Assert.Empty(AzureContract.Problems(Template, "1999-01-01", [], isResponse: false));
}
