using System.Text.RegularExpressions;
using ImageInfra.Simulator.Arm;
using ImageInfra.Simulator.Store;

namespace ImageInfra.Simulator.Providers.Network;

/// <summary>Virtual networks, with the properties that image templates need.</summary>
internal sealed partial class VirtualNetworkType(AzureState azure) : ArmType(azure, TypeName, KnownVersions.Network)
{
    /// <summary>The action for reading a network.</summary>
    public const string ReadAction = TypeName + "/read";

    private const string TypeName = "Microsoft.Network/virtualNetworks";
    private static readonly TimeSpan s_change = TimeSpan.FromSeconds(5);

    [GeneratedRegex("^[A-Za-z0-9][A-Za-z0-9_.-]{0,62}[A-Za-z0-9_]$|^[A-Za-z0-9]$")]
    private static partial Regex NamePattern { get; }

    public override IReadOnlyList<ArmOperation> Operations =>
    [
        Get(BehaviorSource.Published, request => ArmAnswer.Of(200, WithSubnets(Require(request)))), List(BehaviorSource.Published),
        Put(BehaviorSource.Published, Create), Delete(BehaviorSource.Published, OperationKind.Network, s_change),
    ];

    private ArmAnswer Create(ArmRequest request)
    {
        Validate.Name(request.Path.Name, NamePattern, "virtual network");
        var location = Locations.Require(request.RequiredBody);
        if (request.Properties["addressSpace"]?["addressPrefixes"] is not JsonArray { Count: > 0 } prefixes)
        {
            throw ArmFault.InvalidParameter("properties.addressSpace.addressPrefixes", "at least one prefix is required");
        }

        var given = (request.Properties["subnets"] as JsonArray)?.OfType<JsonObject>().ToList();
        var subnets = given?.Select(s => SubnetType.Body(request.Path.Text, (string?)s["name"] ?? "", s["properties"] as JsonObject ?? [])).ToList();
        SubnetRanges.Check(request.Path.Text, prefixes, subnets ?? [.. Azure.Store.In($"{request.Path.Text}/subnets")]);
        var isNew = !Azure.Store.Contains(request.Path.Text);
        var network = new ArmResource(request.Path.Text, Tracked(request, location, new()
        {
            ["addressSpace"] = new JsonObject { ["addressPrefixes"] = prefixes.DeepClone() },
            ["provisioningState"] = "Succeeded",
        }));
        Azure.Store.Put(network);
        // A PUT with subnets replaces all subnets.
        foreach (var gone in subnets is null ? [] : Azure.Store.Below(network.Id))
        {
            Azure.Store.Remove(gone);
        }

        foreach (var subnet in subnets ?? [])
        {
            Azure.Store.Put(subnet);
        }

        return Provision(request, OperationKind.Network, location, network, s_change, isNew, WithSubnets(network));
    }

    private JsonObject WithSubnets(ArmResource network)
    {
        var body = (JsonObject)network.Body.DeepClone();
        body["properties"]!["subnets"] = new JsonArray([.. Azure.Store.In($"{network.Id}/subnets").Select(s => s.Body)]);
        return body;
    }
}
