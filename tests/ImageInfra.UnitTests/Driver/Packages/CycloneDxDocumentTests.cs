using System.Text.Json.Nodes;
using ImageInfra.Driver.Provenance;
using ImageInfra.Driver.Versions;
using ImageInfra.UnitTests.Support;

namespace ImageInfra.UnitTests.Driver.Packages;

public sealed class CycloneDxDocumentTests
{
    private static readonly PublishedVersion s_version = new() { Id = "/versions/1.0.0", Number = new(1, 0, 0), ProvisioningState = "Succeeded", PublishedDate = SomeIntents.Start };

    [Fact]
    public void The_same_packages_in_any_order_give_the_same_bytes()
    {
        InstalledPackage[] packages = [new("deb", "b", "2", "amd64"), new("deb", "a", "1", "all"), new("deb", "a", "1", "all")];

        Assert.Equal(Write(packages), Write([.. packages.Reverse()]));
        Assert.Equal(["a", "b"], ((JsonArray)JsonNode.Parse(Write(packages))!["components"]!).Select(c => (string?)c!["name"]));
    }

    [Fact]
    public void The_document_names_the_version_and_claims_no_completeness()
    {
        var document = JsonNode.Parse(Write(new InstalledPackage("update", "KB1", "", "")))!;

        Assert.Equal(("operating-system", "web", "1.0.0"), ((string?)document["metadata"]!["component"]!["type"], (string?)document["metadata"]!["component"]!["name"], (string?)document["metadata"]!["component"]!["version"]));
        Assert.Matches("^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}$", (string?)document["serialNumber"]);
        Assert.Equal("unknown", (string?)document["compositions"]![0]!["aggregate"]);
        Assert.Null(document["components"]![0]!["version"]);
    }

    private static byte[] Write(params InstalledPackage[] packages) =>
        CycloneDxDocument.Write(new("ubuntu", "24.04", packages), "web", s_version, SomeIntents.Start);
}
