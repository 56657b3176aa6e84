using Pulumi.AzureNative.Network;
using SecurityRuleArgs = Pulumi.AzureNative.Network.Inputs.SecurityRuleArgs;

namespace ImageInfra.Components.Networks;

/// <summary>The security rules of a build network.</summary>
internal static class BuildRules
{
    private const string Ssh = "22";
    private const string WinRmOverHttps = "5986";
    private const string Https = "443";
    private const string Smb = "445";

    /// <summary>Returns the rules of the build VMs: only the containers can reach them.</summary>
    public static SecurityRuleArgs[] ForBuilds(string build, string containers) =>
    [
        Rule("AllowContainersIn", 100, SecurityRuleDirection.Inbound, SecurityRuleAccess.Allow, containers, build, Ssh, WinRmOverHttps),
        Rule("DenyAllIn", 4096, SecurityRuleDirection.Inbound, SecurityRuleAccess.Deny, "*", "*"),
    ];

    /// <summary>Returns the rules of the containers: they can reach the build VMs and, over the internet, storage. Azure's default rules stay.</summary>
    public static SecurityRuleArgs[] ForContainers(string build, string containers) =>
    [
        Rule("AllowBuildsOut", 100, SecurityRuleDirection.Outbound, SecurityRuleAccess.Allow, containers, build, Ssh, WinRmOverHttps),
        Rule("AllowServicesOut", 110, SecurityRuleDirection.Outbound, SecurityRuleAccess.Allow, containers, "Internet", Https, Smb),
    ];

    private static SecurityRuleArgs Rule(
        string name,
        int priority,
        SecurityRuleDirection direction,
        SecurityRuleAccess access,
        string from,
        string to,
        params string[] ports)
    {
        var rule = new SecurityRuleArgs
        {
            Name = name,
            Priority = priority,
            Direction = direction,
            Access = access,
            Protocol = ports.Length == 0 ? SecurityRuleProtocol.Asterisk : SecurityRuleProtocol.Tcp,
            SourceAddressPrefix = from,
            SourcePortRange = "*",
            DestinationAddressPrefix = to,
        };
        if (ports.Length == 0)
        {
            rule.DestinationPortRange = "*";
        }
        else
        {
            rule.DestinationPortRanges = ports;
        }

        return rule;
    }
}
