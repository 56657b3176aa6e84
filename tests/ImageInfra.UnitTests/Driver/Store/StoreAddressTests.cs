using ImageInfra.Driver.Foundations;
using ImageInfra.Driver.Store.Addresses;
using ImageInfra.Driver.Store.Blobs;
using ImageInfra.Driver.Store.Postgres;
using Npgsql;

namespace ImageInfra.UnitTests.Driver.Store;

public sealed class StoreAddressTests
{
    private static readonly string s_directory = Path.GetFullPath("project");

    [Theory]
    [InlineData(".imageinfra", ".imageinfra")]
    [InlineData("../shared", "../shared")]
    [InlineData("C:folder", "C:folder")]
    public void A_path_is_relative_to_the_project(string text, string path) =>
        Assert.Equal(new StoreAddress.Folder(Path.GetFullPath(Path.Combine(s_directory, path))), Parse(text));

    [Theory]
    [InlineData("", "is not a store")]
    [InlineData("  ", "is not a store")]
    [InlineData("s3://bucket", "is not a store")]
    [InlineData("://x", "is not a store")]
    [InlineData("azblob://", "is not a valid address; expected azblob://container")]
    [InlineData("azblob://images", "has no storage account; add ?storage_account=NAME, or set AZURE_STORAGE_ACCOUNT")]
    [InlineData("azblob://images?storage_acount=x", "has a parameter 'storage_acount' that is not supported; expected storage_account, domain")]
    [InlineData("azblob://images?storage_account=x&protocol=http", "has protocol 'http'; expected https, or http for a server on this machine")]
    [InlineData("postgres://", "has no database; expected postgres://user@host/database")]
    [InlineData("postgres://images@db", "has no database")]
    [InlineData("postgres://images:hunter2secret@db/a/b", "has no database")]
    [InlineData("postgres://images:hunter2secret@db/images?sslmode=maybe", "has sslmode 'maybe'; expected disable, allow, prefer")]
    [InlineData("postgres://images:hunter2secret@db/images?passwd=x", "has a parameter 'passwd' that is not supported")]
    [InlineData("postgres://images:hunter2secret@db:99999/images", "is not a valid address; expected postgres://user@host/database")]
    public void An_invalid_address_is_refused_without_showing_its_password(string text, string reason)
    {
        var e = Assert.Throws<DriverException>(() => Parse(text));

        Assert.Equal(DriverFailure.InvalidSetting, e.Failure);
        Assert.StartsWith($"IMAGEINFRA_STORE {reason}", e.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2secret", e.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("azblob://images?storage_account=acct", "https://acct.blob.core.windows.net/images", "")]
    [InlineData("azblob://images/a/b?storage_account=acct", "https://acct.blob.core.windows.net/images", "a/b/")]
    [InlineData("azblob://images/a?storage_account=acct&prefix=b/", "https://acct.blob.core.windows.net/images", "a/b/")]
    [InlineData("azblob://images?storage_account=acct&domain=blob.example.com", "https://acct.blob.example.com/images", "")]
    [InlineData("azblob://images?domain=127.0.0.1:10000&protocol=http&localemu=true", "http://127.0.0.1:10000/devstoreaccount1/images", "")]
    public void A_container_address_has_the_format_of_pulumis_backends(string text, string endpoint, string prefix)
    {
        var address = BlobAddress.Parse(text, new Dictionary<string, string>());

        Assert.Equal(new Uri(endpoint), address.EndpointIn("core.windows.net"));
        Assert.Equal(prefix, address.Prefix);
        Assert.True(address.NeedsLogin);
    }

    [Fact]
    public void The_first_credential_in_the_environment_is_used_and_never_shown()
    {
        var variables = new Dictionary<string, string>
        {
            ["AZURE_STORAGE_ACCOUNT"] = "acct",
            ["AZURE_STORAGE_KEY"] = "a2V5a2V5a2V5",
            ["AZURE_STORAGE_SAS_TOKEN"] = "?sv=1&sig=signature",
            ["AZURE_STORAGE_CONNECTION_STRING"] = "AccountName=other;AccountKey=b3RoZXI=",
        };
        var address = BlobAddress.Parse("azblob://images", variables);
        Assert.Equal(("a2V5a2V5a2V5", null, null), (address.Key, address.Signature, address.ConnectionString));
        Assert.Equal("azblob://images?storage_account=acct", address.Place);
        Assert.Equal("the key is ***", SecretMask.Apply("the key is a2V5a2V5a2V5"));

        variables.Remove("AZURE_STORAGE_KEY");
        Assert.Equal("sv=1&sig=signature", BlobAddress.Parse("azblob://images", variables).Signature);
        variables.Remove("AZURE_STORAGE_SAS_TOKEN");
        Assert.Equal(variables["AZURE_STORAGE_CONNECTION_STRING"], BlobAddress.Parse("azblob://images", variables).ConnectionString);
    }

    [Fact]
    public void A_database_address_works_as_in_psql_and_is_shown_without_password()
    {
        var address = PostgresAddress.Parse(
            "postgres://images:p%40ss%3Aword1@db.example.com:6432/golden?sslmode=verify-full&sslrootcert=/etc/ca.pem&search_path=images",
            new Dictionary<string, string> { ["PGPASSWORD"] = "other" });

        var builder = new NpgsqlConnectionStringBuilder(address.ConnectionString);
        Assert.Equal(("db.example.com", 6432, "golden", "images"), (builder.Host, builder.Port, builder.Database, builder.Username));
        Assert.Equal((SslMode.VerifyFull, "/etc/ca.pem", "images", "p@ss:word1"), (builder.SslMode, builder.RootCertificate, builder.SearchPath, builder.Password));
        Assert.Equal("postgres://images@db.example.com:6432/golden", address.Place);
        Assert.True(address.HasPassword);
        Assert.Equal("***", SecretMask.Apply("p@ss:word1"));
    }

    [Fact]
    public void A_password_in_the_environment_and_a_socket_are_used()
    {
        var address = PostgresAddress.Parse(
            "postgresql://localhost/golden?host=/var/run/postgresql",
            new Dictionary<string, string> { ["PGPASSWORD"] = "of the environment", ["PGUSER"] = "ada" });

        var builder = new NpgsqlConnectionStringBuilder(address.ConnectionString);
        Assert.Equal(("/var/run/postgresql", "ada", "of the environment"), (builder.Host, builder.Username, builder.Password));
        Assert.False(address.HasPassword);
    }

    private static StoreAddress Parse(string text) => StoreAddress.Parse(text, StoreAddress.Variable, s_directory, new Dictionary<string, string>());
}
