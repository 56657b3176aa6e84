using ImageInfra.Driver.Foundations;

namespace ImageInfra.UnitTests.Driver;

public sealed class SecretMaskTests
{
    [Theory]
    [InlineData("GET https://a.blob.core.windows.net/c/b?sv=2024-01-01&sr=b&sig=abc%2B1%3D done", "GET https://a.blob.core.windows.net/c/b?sv=2024-01-01&sr=b&sig=*** done")]
    [InlineData("\"https://a/b?se=2026-01-01&sig=abc\"", "\"https://a/b?se=2026-01-01&sig=***\"")]
    [InlineData("url=https%3A%2F%2Fa%2Fb%3Fsv%3D2024%26sig%3Dabc%252B%26x%3D1", "url=https%3A%2F%2Fa%2Fb%3Fsv%3D2024%26sig%3D***%26x%3D1")]
    [InlineData(@"{""uri"":""https://a/b?sv=1\u0026sig=abc\u0026x=1""}", @"{""uri"":""https://a/b?sv=1\u0026sig=***\u0026x=1""}")]
    [InlineData("BlobEndpoint=https://a/;SharedAccessSignature=sv=1&sig=abc;X=1", "BlobEndpoint=https://a/;SharedAccessSignature=***;X=1")]
    [InlineData("AccountName=a;AccountKey=Zm9v+/YmFy==;EndpointSuffix=core.windows.net", "AccountName=a;AccountKey=***;EndpointSuffix=core.windows.net")]
    [InlineData("Authorization: Bearer eyJhbGciOiJub25lIn0.eyJvaWQiOiIxIn0.c2ln", "Authorization: Bearer ***")]
    [InlineData("azure-arm: temp admin password: 'Kw0.,lZs!'", "azure-arm: temp admin password: '***'")]
    [InlineData("echo sig of relief; c=1", "echo sig of relief; c=1")]
    public void A_text_that_looks_like_a_secret_is_masked(string text, string masked) => Assert.Equal(masked, SecretMask.Apply(text));

    [Fact]
    public void A_registered_value_is_masked_everywhere_and_URL_encoded_too()
    {
        SecretMask.Register("s3cret/of a+test");

        Assert.Equal("x***y *** z", SecretMask.Apply("xs3cret/of a+testy s3cret%2Fof%20a%2Btest z"));
    }

    [Fact]
    public void A_line_of_a_registered_value_is_masked()
    {
        SecretMask.Register("-----BEGIN TEST KEY-----\nMIIabcdefgh\n-----END TEST KEY-----");

        Assert.Equal("key ***", SecretMask.Apply("key MIIabcdefgh"));
    }

    [Fact]
    public void The_longer_of_two_values_is_masked_first()
    {
        SecretMask.Register("qwertz-1");
        SecretMask.Register("qwertz-1-and-more");

        Assert.Equal("***", SecretMask.Apply("qwertz-1-and-more"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("zqx")]
    public void A_value_too_short_for_a_secret_is_not_registered(string value)
    {
        SecretMask.Register(value);

        Assert.Equal("a zqx b", SecretMask.Apply("a zqx b"));
    }
}
