using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ImageInfra.Simulator.Http;
using ImageInfra.Simulator.Operations;
using ImageInfra.Simulator.Resources;
using ImageInfra.Simulator.State;

namespace ImageInfra.Simulator.Network;

/// <summary>Subnets.</summary>
internal sealed partial class SubnetType(SimulatedAzure azure) : ArmType(azure)
{
    /// <summary>What it takes to put something into a subnet.</summary>
    public const string Join = TypeName + "/join/action";

    public const string TypeName = "Microsoft.Network/virtualNetworks/subnets";
    private static readonly TimeSpan s_change = TimeSpan.FromSeconds(3);

    [GeneratedRegex("^[A-Za-z0-9]([A-Za-z0-9_.-]{0,78}[A-Za-z0-9_])?$")]
    private static partial Regex NamePattern { get; }

    public override string Name => TypeName;

    public override IReadOnlyList<string> ApiVersions => KnownVersions.Network;

    public override IReadOnlyList<ArmOperation> Operations =>
        [Get(Evidence.Published), List(Evidence.Published), Put(Evidence.Published, Create), Delete(Evidence.Published, Remove)];

    /// <summary>A subnet as Azure shows it, by itself or in its network.</summary>
    public static ArmResource Body(string network, string name, JsonObject properties)
    {
        ResourceNames.Check(name, NamePattern, "subnet");
        if (properties["addressPrefix"] is null && properties["addressPrefixes"] is null)
        {
            throw Given.Invalid("properties.addressPrefix", "a subnet needs a prefix");
        }

        var id = $"{network}/subnets/{name}";
        var complete = (JsonObject)properties.DeepClone();
        complete["provisioningState"] = "Succeeded";
        complete["privateEndpointNetworkPolicies"] ??= "Disabled";
        complete["privateLinkServiceNetworkPolicies"] ??= "Enabled";
        return new(id, new JsonObject { ["id"] = id, ["name"] = name, ["type"] = TypeName, ["properties"] = complete });
    }

    private ArmAnswer Create(ArmRequest request)
    {
        var network = RequireParent(request);
        var subnet = Body(network.Id, request.Path.Name, request.Properties);
        foreach (var kind in (string[])["networkSecurityGroup", "natGateway"])
        {
            if ((string?)subnet.Properties[kind]?["id"] is { } id)
            {
                NetworkReference.Require(Azure, id, subnet.Id, network.Location!);
            }
        }

        NatGatewayType.CheckNetwork(Azure, subnet);
        SubnetRanges.Check(
            network.Id,
            network.Properties["addressSpace"]?["addressPrefixes"],
            [.. Azure.Store.In($"{network.Id}/subnets").Where(s => !ResourceId.Same(s.Id, subnet.Id)), subnet]);
        var isNew = !Azure.Store.Contains(subnet.Id);
        Azure.Store.Put(subnet);
        return ArmAnswer.Of(isNew ? 201 : 200, subnet) with
        {
            Headers = Azure.Operations.Provision(request, OperationKind.Network, network.Location!, subnet.Id, s_change),
        };
    }

    private ArmAnswer Remove(ArmRequest request) => Azure.Store.Find(request.Path.Text) is not { } subnet
        ? new(204)
        : new(202) { Headers = Azure.Operations.Delete(request, OperationKind.Network, RequireParent(request).Location!, subnet.Id, s_change) };
}
