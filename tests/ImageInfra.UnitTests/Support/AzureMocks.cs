using System.Collections.Concurrent;
using System.Collections.Immutable;
using Pulumi.Testing;

namespace ImageInfra.UnitTests.Support;

/// <summary>
/// Mocks of the Pulumi engine and azure-native: return inputs as outputs, generate ARM ids, record registrations in order, and refuse
/// functions that are not mocked.
/// </summary>
internal sealed class AzureMocks : IMocks
{
    private static readonly string[] s_names =
    [
        "blobName", "containerName", "accountName", "subnetName", "virtualNetworkName", "networkSecurityGroupName", "natGatewayName", "publicIpAddressName", "triggerName", "imageTemplateName", "galleryImageName", "galleryName", "resourceName", "roleDefinitionId", "roleAssignmentName",
        "resourceGroupName",
    ];

    private readonly ConcurrentQueue<MockResourceArgs> _registered = [];

    public IReadOnlyList<MockResourceArgs> Registered => [.. _registered];

    public MockResourceArgs Single(string type) => Assert.Single(Of(type));

    public IEnumerable<MockResourceArgs> Of(string type) => _registered.Where(r => r.Type == type);

    public Task<(string?, object)> NewResourceAsync(MockResourceArgs args)
    {
        _registered.Enqueue(args);
        if (!args.Type!.StartsWith("azure-native:", StringComparison.Ordinal))
        {
            return Task.FromResult<(string?, object)>(("", args.Inputs));
        }

        var name = AzureName(args);
        var state = args.Inputs
            .SetItem("name", name)
            .SetItem("ipAddress", "198.18.0.1")
            .SetItem("principalId", "11111111-0000-0000-0000-000000000001");
        if (args.Type == "azure-native:storage:Blob")
        {
            state = state.SetItem("url", $"https://{args.Inputs["accountName"]}.blob.core.windows.net/{args.Inputs["containerName"]}/{name}");
        }

        return Task.FromResult<(string?, object)>(($"/subscriptions/sub/{args.Type}/{name}", state));
    }

    public Task<object> CallAsync(MockCallArgs args) => args.Token switch
    {
        "azure-native:resources:getResourceGroup" => Task.FromResult<object>(new Dictionary<string, object>
        {
            ["id"] = $"/subscriptions/sub/resourceGroups/{args.Args["resourceGroupName"]}",
            ["name"] = args.Args["resourceGroupName"],
            ["location"] = "westeurope",
            ["type"] = "Microsoft.Resources/resourceGroups",
            ["azureApiVersion"] = "2024-03-01",
            ["properties"] = new Dictionary<string, object> { ["provisioningState"] = "Succeeded" },
        }.ToImmutableDictionary()),
        _ => throw new NotSupportedException($"no mock for provider function '{args.Token}'; add one to {nameof(AzureMocks)}"),
    };

    private static string AzureName(MockResourceArgs args) => s_names
        .Select(key => args.Inputs.GetValueOrDefault(key) as string)
        .FirstOrDefault(value => value is not null) ?? args.Name!;
}
