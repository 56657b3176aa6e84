using System.Text.Json.Nodes;

namespace ImageInfra.IntegrationTests.Support;

/// <summary>Requests as a client of Azure writes them.</summary>
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
