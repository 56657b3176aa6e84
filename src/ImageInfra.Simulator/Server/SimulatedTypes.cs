using ImageInfra.Simulator.Arm;
using ImageInfra.Simulator.Providers.Authorization;
using ImageInfra.Simulator.Providers.Compute;
using ImageInfra.Simulator.Providers.DesktopVirtualization;
using ImageInfra.Simulator.Providers.ImageBuilder;
using ImageInfra.Simulator.Providers.ManagedIdentity;
using ImageInfra.Simulator.Providers.Marketplace;
using ImageInfra.Simulator.Providers.Network;
using ImageInfra.Simulator.Providers.ResourceGraph;
using ImageInfra.Simulator.Providers.Resources;
using ImageInfra.Simulator.Providers.Storage;

namespace ImageInfra.Simulator.Server;

/// <summary>The simulated resource types.</summary>
internal static class SimulatedTypes
{
    /// <summary>The services beside ARM, for COVERAGE.md.</summary>
    public static IReadOnlyList<(string Service, string Verb, BehaviorSource Source)> Services { get; } =
    [
        ("metadata/endpoints", "GET", BehaviorSource.Published),
        ("openid-configuration", "GET", BehaviorSource.Published),
        ("oauth2/v2.0/token", "POST", BehaviorSource.Published),
        ("blobs", "GET", BehaviorSource.Published),
        ("blobs", "HEAD", BehaviorSource.Published),
        ("blobs", "LIST", BehaviorSource.Published),
        ("blobs", "PUT", BehaviorSource.Published),
        ("blobs", "DELETE", BehaviorSource.Published),
    ];

    /// <summary>Registers the resource types, and the checks of every request in ARM's order.</summary>
    public static void Register(AzureState azure) => azure.Register(
        [
            new SubscriptionType(azure), new TenantType(azure), new LocationType(azure), new ProviderType(azure),
            new ResourceGroupType(azure), .. ResourceListType.All(azure), new TagsType(azure), new IdentityType(azure), new FederatedCredentialType(azure),
            new RoleDefinitionType(azure), new RoleAssignmentType(azure), new GalleryType(azure), new ImageDefinitionType(azure),
            new ImageVersionType(azure), new SoftDeletedVersionType(azure), new ManagedImageType(azure),
            new VirtualMachineType(azure), new VirtualMachineScaleSetType(azure), new ScaleSetInstanceType(azure),
            new HostPoolType(azure), new SessionHostType(azure),
            .. MarketplaceType.All(azure), new ComputeSkuType(azure), new ComputeUsageType(azure), new ImageTemplateType(azure), new RunOutputType(azure), new TriggerType(azure),
            new ImageBuilderOperationsType(azure), new VirtualNetworkType(azure), new SubnetType(azure), new NetworkSecurityGroupType(azure),
            new PublicIPAddressType(azure), new NatGatewayType(azure),
            new StorageAccountType(azure), new BlobContainerType(azure), new ResourceGraphType(azure), .. OperationType.All(azure),
        ],
        [
            (request, operation) => AccessCheck.Check(azure, request, operation),
            (request, operation) => ResourceGroupType.Check(azure, request, operation),
            (request, operation) => ProviderType.Check(azure, request, operation),
        ]);
}
