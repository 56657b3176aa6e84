using System.Text.RegularExpressions;
using ImageInfra.Simulator.Arm;
using ImageInfra.Simulator.Foundations;
using ImageInfra.Simulator.Store;

namespace ImageInfra.Simulator.Providers.Network;

/// <summary>Public IP addresses, for NAT gateways.</summary>
internal sealed partial class PublicIPAddressType(AzureState azure) : ArmType(azure, TypeName, KnownVersions.Network)
{
    public const string TypeName = "Microsoft.Network/publicIPAddresses";
    private const int DefaultIdleTimeout = 4;
    private const int LongestIdleTimeout = 30;

    private static readonly TimeSpan s_change = TimeSpan.FromSeconds(3);

    [GeneratedRegex("^[A-Za-z0-9]([A-Za-z0-9_.-]{0,78}[A-Za-z0-9_])?$")]
    private static partial Regex NamePattern { get; }

    public override IReadOnlyList<ArmOperation> Operations =>
    [
        Get(BehaviorSource.Published, request => ArmAnswer.Of(200, WithGateway(Require(request)))), List(BehaviorSource.Published),
        Put(BehaviorSource.Published, Create), Delete(BehaviorSource.Published, Remove),
    ];

    private ArmAnswer Create(ArmRequest request)
    {
        Validate.Name(request.Path.Name, NamePattern, "public IP address");
        var location = Locations.Require(request.RequiredBody);
        var sku = request.RequiredBody["sku"]?["name"] ?? "Basic";
        var method = request.Properties["publicIPAllocationMethod"] ?? "Dynamic";
        Validate.OneOf(sku, "sku.name", "Basic", "Standard");
        Validate.OneOf(method, "publicIPAllocationMethod", "Static", "Dynamic");
        Validate.OneOf(request.Properties["publicIPAddressVersion"], "publicIPAddressVersion", "IPv4", "IPv6");
        Validate.Between(request.Properties["idleTimeoutInMinutes"], "idleTimeoutInMinutes", DefaultIdleTimeout, LongestIdleTimeout);
        if ((string?)sku == "Standard" && (string?)method == "Dynamic")
        {
            throw ArmFault.InvalidParameter("properties.publicIPAllocationMethod", "a public IP address of SKU Standard must be Static");
        }

        var before = Azure.Store.Find(request.Path.Text);
        if (before is not null && (string?)before.Body["sku"]!["name"] != (string?)sku)
        {
            throw ArmFault.PropertyChangeNotAllowed("publicIPAddress", "sku");
        }

        var body = Tracked(request, location, new()
        {
            ["publicIPAddressVersion"] = request.Properties["publicIPAddressVersion"]?.DeepClone() ?? "IPv4",
            ["publicIPAllocationMethod"] = method.DeepClone(),
            ["idleTimeoutInMinutes"] = request.Properties["idleTimeoutInMinutes"]?.DeepClone() ?? DefaultIdleTimeout,
            ["ipTags"] = new JsonArray(),
            ["provisioningState"] = "Succeeded",
        });
        body["sku"] = new JsonObject { ["name"] = sku.DeepClone(), ["tier"] = "Regional" };
        if ((string?)method == "Static")
        {
            body["properties"]!["ipAddress"] = AddressOf(request.Path.Text);
        }

        var address = new ArmResource(request.Path.Text, body);
        Azure.Store.Put(address);
        return Provision(request, OperationKind.Network, location, address, s_change, before is null, WithGateway(address));
    }

    private ArmAnswer Remove(ArmRequest request, ArmResource address)
    {
        if (NatGatewayType.UserOf(Azure, address.Id) is { } gateway)
        {
            throw new ArmFault(400, "PublicIPAddressCannotBeDeleted", $"Public IP address {address.Id} can not be deleted since it is still allocated to resource {gateway.Id}. In order to delete the public IP, disassociate/detach the Public IP address from the resource.");
        }

        return AcceptDeletion(request, OperationKind.Network, address, s_change);
    }

    private JsonObject WithGateway(ArmResource address)
    {
        var body = (JsonObject)address.Body.DeepClone();
        if (NatGatewayType.UserOf(Azure, address.Id) is { } gateway)
        {
            body["properties"]!["natGateway"] = new JsonObject { ["id"] = gateway.Id };
        }

        return body;
    }

    // An address in the benchmark range (198.18.0.0/15), derived from the id.
    private static string AddressOf(string id)
    {
        var hash = DerivedGuid.Of(id).ToByteArray();
        return $"198.{18 + (hash[0] & 1)}.{hash[1]}.{hash[2]}";
    }
}
