using System.Text.Json.Nodes;

namespace ImageInfra.IntegrationTests.Simulator;

/// <summary>Request bodies of virtual machines and scale sets.</summary>
internal static class Machines
{
    public const string ApiVersion = "2025-04-01";

    public const string Marketplace = """{ "publisher": "Canonical", "offer": "ubuntu-24_04-lts", "sku": "server", "version": "latest" }""";

    public static JsonObject From(string imageId, string location = "westeurope") => FromReference(Id(imageId), location);

    public static JsonObject FromReference(string reference, string location = "westeurope") => (JsonObject)JsonNode.Parse($$"""
        { "location": "{{location}}", "tags": { "team": "web" }, "properties": {
          "hardwareProfile": { "vmSize": "Standard_D2ds_v5" },
          "storageProfile": { "imageReference": {{reference}}, "osDisk": { "createOption": "FromImage" } },
          "osProfile": { "computerName": "web", "adminUsername": "someone", "adminPassword": "once" },
          "networkProfile": { "networkInterfaces": [ { "id": "/subscriptions/s/resourceGroups/rg/providers/Microsoft.Network/networkInterfaces/nic" } ] } } }
        """)!;

    public static JsonObject SetFrom(string imageId, int capacity, string mode = "Manual") => SetFromReference(Id(imageId), capacity, mode);

    public static JsonObject SetFromReference(string reference, int capacity, string mode = "Manual") => (JsonObject)JsonNode.Parse($$"""
        { "location": "westeurope", "sku": { "name": "Standard_D2ds_v5", "tier": "Standard", "capacity": {{capacity}} }, "properties": {
          "upgradePolicy": { "mode": "{{mode}}" },
          "virtualMachineProfile": {
            "storageProfile": { "imageReference": {{reference}}, "osDisk": { "createOption": "FromImage" } },
            "osProfile": { "computerNamePrefix": "web", "adminUsername": "someone", "adminPassword": "once" } } } }
        """)!;

    public static JsonObject Capacity(int capacity) => new() { ["sku"] = new JsonObject { ["capacity"] = capacity } };

    private static string Id(string imageId) => $$"""{ "id": "{{imageId}}" }""";
}
