using System.Text.RegularExpressions;
using ImageInfra.Simulator.Arm;
using ImageInfra.Simulator.Store;

namespace ImageInfra.Simulator.Providers.Network;

/// <summary>Network security groups. Their rules are checked and stored, but don't filter traffic.</summary>
internal sealed partial class NetworkSecurityGroupType(AzureState azure) : ArmType(azure, TypeName, KnownVersions.Network)
{
    private const string TypeName = "Microsoft.Network/networkSecurityGroups";
    private const int FirstPriority = 100;
    private const int LastPriority = 4096;

    private static readonly TimeSpan s_change = TimeSpan.FromSeconds(3);

    [GeneratedRegex("^[A-Za-z0-9]([A-Za-z0-9_.-]{0,78}[A-Za-z0-9_])?$")]
    private static partial Regex NamePattern { get; }

    public override IReadOnlyList<ArmOperation> Operations =>
        [Get(BehaviorSource.Published), List(BehaviorSource.Published), Put(BehaviorSource.Published, Create), Delete(BehaviorSource.Published, Remove)];

    private ArmAnswer Create(ArmRequest request)
    {
        Validate.Name(request.Path.Name, NamePattern, "network security group");
        var location = Locations.Require(request.RequiredBody);
        var rules = (request.Properties["securityRules"] as JsonArray ?? []).OfType<JsonObject>().Select(r => Rule(request.Path.Text, r)).ToList();
        if (rules.GroupBy(r => ((string?)r["properties"]!["direction"], (int)r["properties"]!["priority"]!)).FirstOrDefault(g => g.Count() > 1) is { } twice)
        {
            throw new ArmFault(400, "SecurityRuleConflict", $"Security rules {string.Join(" and ", twice.Select(r => (string?)r["name"]))} conflict: they have the same priority and direction.");
        }

        var isNew = !Azure.Store.Contains(request.Path.Text);
        var group = new ArmResource(request.Path.Text, Tracked(request, location, new()
        {
            ["securityRules"] = new JsonArray([.. rules]),
            ["provisioningState"] = "Succeeded",
        }));
        Azure.Store.Put(group);
        return Provision(request, OperationKind.Network, location, group, s_change, isNew);
    }

    private static JsonObject Rule(string group, JsonObject rule)
    {
        var name = (string?)rule["name"] ?? "";
        Validate.Name(name, NamePattern, "security rule");
        var properties = (JsonObject)(rule["properties"]?.DeepClone() ?? new JsonObject());
        foreach (var required in (string[])["protocol", "access", "direction", "priority"])
        {
            _ = properties[required] ?? throw ArmFault.InvalidParameter($"properties.securityRules.{name}.{required}", "is required");
        }

        Validate.OneOf(properties["access"], "access", "Allow", "Deny");
        Validate.OneOf(properties["direction"], "direction", "Inbound", "Outbound");
        Validate.OneOf(properties["protocol"], "protocol", "Tcp", "Udp", "Icmp", "Esp", "*", "Ah");
        Validate.Between(properties["priority"], "priority", FirstPriority, LastPriority);
        properties["provisioningState"] = "Succeeded";
        return new() { ["id"] = $"{group}/securityRules/{name}", ["name"] = name, ["type"] = $"{TypeName}/securityRules", ["properties"] = properties };
    }

    private ArmAnswer Remove(ArmRequest request, ArmResource group)
    {
        if (Azure.Store.OfType(SubnetType.TypeName).FirstOrDefault(s => ResourceId.Same((string?)s.Properties["networkSecurityGroup"]?["id"], group.Id)) is { } subnet)
        {
            throw new ArmFault(400, "InUseNetworkSecurityGroupCannotBeDeleted", $"Network security group {group.Id} cannot be deleted because it is in use by the following resources: {subnet.Id}.");
        }

        return AcceptDeletion(request, OperationKind.Network, group, s_change);
    }
}
