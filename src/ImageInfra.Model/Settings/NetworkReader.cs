using ImageInfra.Model.Loading;

namespace ImageInfra.Model.Settings;

/// <summary>Reads the setting <c>network</c>.</summary>
internal static class NetworkReader
{
    private static readonly Dictionary<string, (NetworkMode Mode, string[] Keys)> s_modes = new(StringComparer.Ordinal)
    {
        ["default"] = (NetworkMode.Default, []),
        ["vnet"] = (NetworkMode.Vnet, ["subnetId", "containerInstanceSubnetId", "proxyVmSize"]),
        ["isolated"] = (NetworkMode.Isolated, ["addressPrefix", "natGatewayId"]),
    };

    /// <summary><c>{ mode, … }</c>; a mode that needs nothing more is said in one word.</summary>
    public static NetworkSettings Read(JsonSetting setting)
    {
        var parts = setting.Parts(["mode", .. s_modes.Values.SelectMany(m => m.Keys)]);
        var mode = parts.GetValueOrDefault("mode");
        if (mode is null || !s_modes.TryGetValue(mode.Text(), out var known))
        {
            (mode ?? setting).Fail($"{(mode is null ? "needs a mode" : $"mode '{mode.Text()}' is not allowed")}; expected {string.Join(", ", s_modes.Keys)}");
            return new();
        }

        foreach (var (_, part) in parts.Where(p => p.Key != "mode" && s_modes.Values.Any(m => m.Keys.Contains(p.Key)) && !known.Keys.Contains(p.Key)))
        {
            part.Fail($"is not for the mode '{mode.Text()}'");
        }

        return new()
        {
            Mode = known.Mode,
            VnetConfig = known.Mode is NetworkMode.Vnet ? Vnet(setting, parts) : null,
            AddressPrefix = Checked(parts.GetValueOrDefault("addressPrefix"), SubnetSplit.Check) ?? NetworkSettings.DefaultAddressPrefix,
            NatGatewayId = Checked(parts.GetValueOrDefault("natGatewayId"), TextRules.NatGatewayId),
        };
    }

    private static VnetConfig? Vnet(JsonSetting setting, IReadOnlyDictionary<string, JsonSetting> parts)
    {
        if (Checked(parts.GetValueOrDefault("subnetId"), TextRules.SubnetId) is not { } subnet)
        {
            if (!parts.ContainsKey("subnetId"))
            {
                setting.Fail("needs a subnetId for the mode 'vnet'");
            }

            return null;
        }

        var container = Checked(parts.GetValueOrDefault("containerInstanceSubnetId"), TextRules.SubnetId);
        var proxy = parts.GetValueOrDefault("proxyVmSize");
        if (container is not null && VnetConfig.WrongSibling(subnet, container) is { } wrong)
        {
            parts["containerInstanceSubnetId"].Fail(wrong);
        }

        if (container is not null && proxy is not null)
        {
            proxy.Fail("can't go with containerInstanceSubnetId: there is no proxy VM then");
        }

        return new(subnet, container, proxy?.Text());
    }

    private static string? Checked(JsonSetting? setting, Func<string, string?> rule)
    {
        if (setting is null || rule(setting.Text()) is not { } broken)
        {
            return setting?.Text();
        }

        setting.Fail($"'{setting.Text()}' {broken}");
        return null;
    }
}
