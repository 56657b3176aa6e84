using System.Text.Json.Nodes;

namespace ImageInfra.IntegrationTests.Support;

/// <summary>Request bodies as Azure clients write them.</summary>
internal static class SomeBodies
{
    public static string[] BuildActions { get; } =
    [
        "Microsoft.Compute/galleries/read", "Microsoft.Compute/galleries/images/read",
        "Microsoft.Compute/galleries/images/versions/read", "Microsoft.Compute/galleries/images/versions/write",
    ];

    public static JsonObject Definition(string sku = "web") => (JsonObject)JsonNode.Parse($$"""
        { "location": "westeurope", "properties": { "osType": "Linux", "osState": "Generalized", "hyperVGeneration": "V2",
          "architecture": "x64", "identifier": { "publisher": "p", "offer": "o", "sku": "{{sku}}" } } }
        """)!;

    public static JsonObject WindowsDefinition(string location, string sku) => (JsonObject)JsonNode.Parse($$"""
        { "location": "{{location}}", "properties": { "osType": "Windows", "osState": "Generalized", "hyperVGeneration": "V1",
          "identifier": { "publisher": "p", "offer": "o", "sku": "{{sku}}" } } }
        """)!;

    public static JsonObject ManagedImage(string location) => (JsonObject)JsonNode.Parse($$"""
        { "location": "{{location}}", "properties": { "storageProfile": { "osDisk": { "osType": "Windows", "osState": "Generalized",
          "blobUri": "https://example.com/vhds/image.vhd" } } } }
        """)!;

    public static JsonObject Network(string location, params IEnumerable<string> subnets) => new()
    {
        ["location"] = location,
        ["properties"] = new JsonObject
        {
            ["addressSpace"] = new JsonObject { ["addressPrefixes"] = new JsonArray("10.0.0.0/16") },
            ["subnets"] = new JsonArray([.. subnets.Select((name, i) => new JsonObject
            {
                ["name"] = name, ["properties"] = new JsonObject { ["addressPrefix"] = $"10.0.{i}.0/24", ["privateLinkServiceNetworkPolicies"] = "Disabled" },
            })]),
        },
    };

    public static JsonObject VersionOf(string location, string source) => new()
    {
        ["location"] = location,
        ["properties"] = new JsonObject { ["storageProfile"] = new JsonObject { ["source"] = new JsonObject { ["id"] = source } } },
    };

    public static JsonObject UbuntuSource() => (JsonObject)JsonNode.Parse("""
        { "type": "PlatformImage", "publisher": "Canonical", "offer": "ubuntu-24_04-lts", "sku": "server", "version": "latest" }
        """)!;

    public static JsonObject Role(string scope, params IEnumerable<string> actions) => new()
    {
        ["properties"] = new JsonObject
        {
            ["roleName"] = "build",
            ["type"] = "CustomRole",
            ["assignableScopes"] = new JsonArray(scope),
            ["permissions"] = new JsonArray(new JsonObject { ["actions"] = new JsonArray([.. actions.Select(a => JsonValue.Create(a))]) }),
        },
    };

    public static JsonObject Assignment(string role, string principalId) => new()
    {
        ["properties"] = new JsonObject
        {
            ["roleDefinitionId"] = $"/subscriptions/s/providers/Microsoft.Authorization/roleDefinitions/{role}",
            ["principalId"] = principalId,
            ["principalType"] = "ServicePrincipal",
        },
    };

    public static JsonObject Template(string identity, string definition, Action<JsonObject>? change = null)
    {
        var body = (JsonObject)JsonNode.Parse($$"""
            { "location": "westeurope",
              "identity": { "type": "UserAssigned", "userAssignedIdentities": { "{{identity}}": {} } },
              "properties": {
                "source": { "type": "PlatformImage", "publisher": "canonical", "offer": "ubuntu", "sku": "server", "version": "latest" },
                "customize": [ { "type": "Shell", "name": "hello", "inline": [ "echo hello" ] } ],
                "distribute": [ { "type": "SharedImage", "runOutputName": "web", "galleryImageId": "{{definition}}",
                  "versioning": { "scheme": "Latest", "major": 1 }, "artifactTags": { "image": "web" },
                  "targetRegions": [ { "name": "westeurope" }, { "name": "northeurope" } ] } ] } }
            """)!;
        change?.Invoke((JsonObject)body["properties"]!);
        return body;
    }
}
