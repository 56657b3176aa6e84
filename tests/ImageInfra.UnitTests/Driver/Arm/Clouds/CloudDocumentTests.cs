using ImageInfra.Driver.Arm.Clouds;

namespace ImageInfra.UnitTests.Driver.Arm.Clouds;

public sealed class CloudDocumentTests
{
    private const string Government = """
        {"name":"AzureUSGovernment","resourceManager":"https://management.usgovcloudapi.net","authentication":{"loginEndpoint":"https://login.microsoftonline.us","audiences":["https://management.core.usgovcloudapi.net","https://management.usgovcloudapi.net"]},"suffixes":{"storage":"core.usgovcloudapi.net"}}
        """;

    private const string Contoso = """
        {"name":"Contoso","resourceManager":"https://arm.contoso.com/","authentication":{"loginEndpoint":"https://login.contoso.com/","audiences":["https://audience.contoso.com/"]},"suffixes":{"storage":"storage.contoso.com"}}
        """;

    private static readonly Uri s_host = new("https://arm.contoso.com/metadata/endpoints");

    [Fact]
    public void A_description_has_the_addresses_of_a_cloud()
    {
        var cloud = Read('\uFEFF' + Contoso);

        Assert.Equal("Contoso", cloud.Name);
        Assert.Equal(new Uri("https://arm.contoso.com/"), cloud.ResourceManager);
        Assert.Equal(new Uri("https://login.contoso.com/"), cloud.AuthorityHost);
        Assert.Equal("https://audience.contoso.com//.default", cloud.Scope);
        Assert.Equal("https://a.blob.storage.contoso.com/c/n", cloud.BlobAddress("a", "c", "n"));
    }

    [Theory]
    [InlineData(null, "Contoso")]
    [InlineData("contoso", "Contoso")]
    [InlineData("usgovernment", "AzureUSGovernment")]
    [InlineData("AzureUSGovernmentCloud", "AzureUSGovernment")]
    public void Of_several_clouds_the_named_one_or_the_hosts_one_is_used(string? name, string expected) =>
        Assert.Equal(expected, Read($"[{Government},{Contoso}]", name).Name);

    [Theory]
    [InlineData("[]", null, "it describes no cloud")]
    [InlineData($"[{Government},{Contoso}]", "china", "none is 'china'")]
    [InlineData("nothing", null, "not the JSON")]
    [InlineData("7", null, "neither a cloud nor a list")]
    [InlineData("null", null, "neither a cloud nor a list")]
    [InlineData("{}", null, "no address 'resourceManager'")]
    [InlineData("""{"resourceManager":7}""", null, "no address 'resourceManager'")]
    [InlineData("""{"resourceManager":"arm.contoso.com"}""", null, "no address 'resourceManager'")]
    [InlineData("""{"resourceManager":"https://arm.contoso.com"}""", null, "no address 'loginEndpoint'")]
    [InlineData("""{"resourceManager":"https://arm.contoso.com","authentication":{"loginEndpoint":"https://l","audiences":[]}}""", null, "no token audience")]
    [InlineData("""{"resourceManager":"https://arm.contoso.com","authentication":{"loginEndpoint":"https://l","audiences":[{}]}}""", null, "no token audience")]
    [InlineData("""{"resourceManager":"http://arm.contoso.com"}""", null, "its 'resourceManager' is http://arm.contoso.com; tokens are sent only over https")]
    [InlineData("""{"resourceManager":"http://localhost:8080"}""", null, "start the simulator without --http")]
    public void An_invalid_description_is_an_error_with_the_reason(string text, string? name, string problem) =>
        Assert.Contains(problem, Assert.Throws<FormatException>(() => Read(text, name)).Message, StringComparison.Ordinal);

    private static AzureCloud Read(string text, string? name = null) => CloudDocument.Read(text, s_host, name);
}
