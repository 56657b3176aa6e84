using System.Text.RegularExpressions;
using ImageInfra.Simulator.Arm;
using ImageInfra.Simulator.Store;

namespace ImageInfra.Simulator.Providers.Network;

/// <summary>Subnets.</summary>
internal sealed partial class SubnetType(AzureState azure) : ArmType(azure, TypeName, KnownVersions.Network)
{
    /// <summary>The action for joining a subnet.</summary>
    public const string Join = TypeName + "/join/action";

    public const string TypeName = "Microsoft.Network/virtualNetworks/subnets";
    private static readonly TimeSpan s_change = TimeSpan.FromSeconds(3);

    [GeneratedRegex("^[A-Za-z0-9]([A-Za-z0-9_.-]{0,78}[A-Za-z0-9_])?$")]
    private static partial Regex NamePattern { get; }

    public override IReadOnlyList<ArmOperation> Operations =>
        [Get(BehaviorSource.Published), List(BehaviorSource.Published), Put(BehaviorSource.Published, Create), Delete(BehaviorSource.Published, OperationKind.Network, s_change)];

    /// <summary>Creates a subnet, from its own request or from that of its network.</summary>
    public static ArmResource Body(string network, string name, JsonObject properties)
    {
        Validate.Name(name, NamePattern, "subnet");
        if (properties["addressPrefix"] is null && properties["addressPrefixes"] is null)
        {
            throw ArmFault.InvalidParameter("properties.addressPrefix", "a subnet requires an address prefix");
        }

        var id = $"{network}/subnets/{name}";
        var complete = (JsonObject)properties.DeepClone();
        complete["provisioningState"] = "Succeeded";
        complete["privateEndpointNetworkPolicies"] ??= "Disabled";
        complete["privateLinkServiceNetworkPolicies"] ??= "Enabled";
        return new(id, new JsonObject { ["id"] = id, ["name"] = name, ["type"] = TypeName, ["properties"] = complete });
    }

    /// <summary>Returns a referenced resource, which must exist in the same region.</summary>
    public static ArmResource RequireReference(AzureState azure, string id, string referrer, string location) =>
        azure.Store.Find(id) is { } found && ResourceId.Same(found.Location, location)
            ? found
            : throw new ArmFault(400, "InvalidResourceReference", $"Resource {id} referenced by resource {referrer} was not found. Please make sure that the referenced resource exists, and that both resources are in the same region.");

    private ArmAnswer Create(ArmRequest request)
    {
        var network = RequireParent(request);
        var subnet = Body(network.Id, request.Path.Name, request.Properties);
        foreach (var kind in (string[])["networkSecurityGroup", "natGateway"])
        {
            if ((string?)subnet.Properties[kind]?["id"] is { } id)
            {
                SubnetType.RequireReference(Azure, id, subnet.Id, network.Location!);
            }
        }

        NatGatewayType.CheckNetwork(Azure, subnet);
        SubnetRanges.Check(
            network.Id,
            network.Properties["addressSpace"]?["addressPrefixes"],
            [.. Azure.Store.In($"{network.Id}/subnets").Where(s => !ResourceId.Same(s.Id, subnet.Id)), subnet]);
        var isNew = !Azure.Store.Contains(subnet.Id);
        Azure.Store.Put(subnet);
        return Provision(request, OperationKind.Network, network.Location!, subnet, s_change, isNew);
    }
}
