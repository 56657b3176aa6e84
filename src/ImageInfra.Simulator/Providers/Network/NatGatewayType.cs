using System.Text.RegularExpressions;
using ImageInfra.Simulator.Arm;
using ImageInfra.Simulator.Store;

namespace ImageInfra.Simulator.Providers.Network;

/// <summary>NAT gateways, with their public addresses and their subnets.</summary>
internal sealed partial class NatGatewayType(AzureState azure) : ArmType(azure, TypeName, KnownVersions.Network)
{
    private const string TypeName = "Microsoft.Network/natGateways";
    private const int DefaultIdleTimeout = 4;
    private const int LongestIdleTimeout = 120;

    private static readonly TimeSpan s_change = TimeSpan.FromSeconds(5);

    [GeneratedRegex("^[A-Za-z0-9]([A-Za-z0-9_.-]{0,78}[A-Za-z0-9_])?$")]
    private static partial Regex NamePattern { get; }

    public override IReadOnlyList<ArmOperation> Operations =>
    [
        Get(BehaviorSource.Published, request => ArmAnswer.Of(200, WithSubnets(Require(request)))), List(BehaviorSource.Published),
        Put(BehaviorSource.Published, Create), Delete(BehaviorSource.Published, Remove),
    ];

    /// <summary>Returns the NAT gateway of a public IP address, or null.</summary>
    public static ArmResource? UserOf(AzureState azure, string address) => azure.Store.OfType(TypeName)
        .FirstOrDefault(g => Ids(g.Properties["publicIpAddresses"]).Any(id => ResourceId.Same(id, address)));

    /// <summary>Checks that a NAT gateway only serves subnets of one network.</summary>
    public static void CheckNetwork(AzureState azure, ArmResource subnet)
    {
        var gateway = (string?)subnet.Properties["natGateway"]?["id"];
        var other = gateway is null
            ? null
            : azure.Store.OfType(SubnetType.TypeName).FirstOrDefault(s => ResourceId.Same((string?)s.Properties["natGateway"]?["id"], gateway)
                && !ResourceId.Same(ResourceId.Up(s.Id, 2), ResourceId.Up(subnet.Id, 2)));
        if (other is not null)
        {
            throw new ArmFault(400, "NatGatewayCannotBeUsedBySubnetsBelongingToDifferentVirtualNetworks", $"NAT gateway {gateway} cannot be used by subnets {other.Id} and {subnet.Id}, which belong to different virtual networks.");
        }
    }

    private ArmAnswer Create(ArmRequest request)
    {
        Validate.Name(request.Path.Name, NamePattern, "NAT gateway");
        var location = Locations.Require(request.RequiredBody);
        Validate.OneOf(request.RequiredBody["sku"]?["name"] ?? "", "sku.name", "Standard");
        Validate.Between(request.Properties["idleTimeoutInMinutes"], "idleTimeoutInMinutes", DefaultIdleTimeout, LongestIdleTimeout);
        var addresses = Ids(request.Properties["publicIpAddresses"]).ToList();
        foreach (var address in addresses)
        {
            CheckAddress(request.Path.Text, address, location);
        }

        var isNew = !Azure.Store.Contains(request.Path.Text);
        var body = Tracked(request, location, new()
        {
            ["idleTimeoutInMinutes"] = request.Properties["idleTimeoutInMinutes"]?.DeepClone() ?? DefaultIdleTimeout,
            ["publicIpAddresses"] = References(addresses),
            ["provisioningState"] = "Succeeded",
        });
        body["sku"] = request.RequiredBody["sku"]!.DeepClone();
        var gateway = new ArmResource(request.Path.Text, body);
        Azure.Store.Put(gateway);
        return Provision(request, OperationKind.Network, location, gateway, s_change, isNew, WithSubnets(gateway));
    }

    private void CheckAddress(string gateway, string address, string location)
    {
        var found = SubnetType.RequireReference(Azure, address, gateway, location);
        if ((string?)found.Body["sku"]?["name"] != "Standard")
        {
            throw ArmFault.InvalidParameter("properties.publicIpAddresses", $"a NAT gateway requires public IP addresses of SKU Standard, but {address} has another SKU");
        }

        if (UserOf(Azure, address) is { } other && !ResourceId.Same(other.Id, gateway))
        {
            throw new ArmFault(400, "PublicIPAddressInUse", $"Resource {gateway} is referencing public IP address {address} that is already allocated to resource {other.Id}.");
        }
    }

    private ArmAnswer Remove(ArmRequest request, ArmResource gateway)
    {
        var subnets = SubnetsOf(gateway).Count();
        if (subnets > 0)
        {
            throw new ArmFault(400, "CannotDeleteNatGatewayAssociatedToSubnet", $"NAT Gateway {gateway.Id} is still configured on {subnets} subnets. Remove NAT Gateway from all referenced subnets and then delete NAT Gateway.");
        }

        return AcceptDeletion(request, OperationKind.Network, gateway, s_change);
    }

    private JsonObject WithSubnets(ArmResource gateway)
    {
        var body = (JsonObject)gateway.Body.DeepClone();
        body["properties"]!["subnets"] = References(SubnetsOf(gateway).Select(s => s.Id));
        return body;
    }

    private IEnumerable<ArmResource> SubnetsOf(ArmResource gateway) =>
        Azure.Store.OfType(SubnetType.TypeName).Where(s => ResourceId.Same((string?)s.Properties["natGateway"]?["id"], gateway.Id));

    private static IEnumerable<string> Ids(JsonNode? references) => (references as JsonArray ?? []).Select(r => (string?)r?["id"]).OfType<string>();

    private static JsonArray References(IEnumerable<string> ids) => new([.. ids.Select(id => new JsonObject { ["id"] = id })]);
}
