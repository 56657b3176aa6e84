using System.Text.Json.Nodes;
using ImageInfra.Driver.Arm;
using ImageInfra.Driver.Foundations;

namespace ImageInfra.Driver.Inventory;

/// <summary>
/// Lists consumers of image versions from ARM. Resource Graph is not used, because it lags by minutes and a deletion must see the
/// newest consumers.
/// </summary>
public sealed class ArmVersionConsumers(ArmConnection connection) : IVersionConsumers
{
    private readonly ArmClient _arm = connection.Client;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<VersionConsumer>> ListAsync(IEnumerable<string> subscriptionIds, CancellationToken cancellationToken)
    {
        var found = await Task.WhenAll(subscriptionIds.Select(id => ListAsync($"/subscriptions/{id}/providers", cancellationToken)));
        return [.. found.SelectMany(f => f)];
    }

    private async Task<IReadOnlyList<VersionConsumer>> ListAsync(string providers, CancellationToken cancellationToken)
    {
        var machines = await ListAsync($"{providers}/Microsoft.Compute/virtualMachines", ApiVersions.Machines, cancellationToken);
        var sets = await ListAsync($"{providers}/Microsoft.Compute/virtualMachineScaleSets", ApiVersions.Machines, cancellationToken);
        var templates = await ListAsync($"{providers}/Microsoft.VirtualMachineImages/imageTemplates", ApiVersions.ImageTemplates, cancellationToken);
        var models = sets.Select(s => Machine(ConsumerKind.ScaleSet, s, s["properties"]?["virtualMachineProfile"])).OfType<VersionConsumer>().ToList();
        var instances = await Task.WhenAll(models.Select(model =>
            ListAsync($"{model.Id}/virtualMachines", ApiVersions.Machines, cancellationToken)));
        var virtualMachines = machines.Select(m => Machine(ConsumerKind.VirtualMachine, m, m["properties"])).OfType<VersionConsumer>().ToList();
        var hosts = virtualMachines.Count > 0 ? await SessionHostsAsync(providers, cancellationToken) : [];
        return
        [
            .. virtualMachines.Select(m => hosts.Contains(m.Id) ? m with { Kind = ConsumerKind.SessionHost } : m),
            .. models,
            .. instances.SelectMany(i => i).Select(i => Machine(ConsumerKind.ScaleSetInstance, i, i["properties"])).OfType<VersionConsumer>(),
            .. templates.Select(Template).OfType<VersionConsumer>(),
        ];
    }

    // An error is passed on: a consumer that cannot be listed may use a version.
    private async Task<IReadOnlyList<JsonObject>> ListAsync(string collection, string apiVersion, CancellationToken cancellationToken) =>
        await _arm.ListAsync(collection, apiVersion, cancellationToken) ?? [];

    // Without permission to read host pools, session hosts are listed as virtual machines.
    private async Task<HashSet<string>> SessionHostsAsync(string providers, CancellationToken cancellationToken)
    {
        try
        {
            var pools = await ListAsync($"{providers}/Microsoft.DesktopVirtualization/hostPools", ApiVersions.HostPools, cancellationToken);
            var hosts = await Task.WhenAll(pools.Select(p => ListAsync($"{(string)p["id"]!}/sessionHosts", ApiVersions.HostPools, cancellationToken)));
            return hosts.SelectMany(h => h)
                .Select(h => (string?)h["properties"]?["resourceId"])
                .OfType<string>()
                .ToHashSet(StringComparer.OrdinalIgnoreCase);
        }
        catch (DriverException e) when (e.Failure is DriverFailure.AzureRefused or DriverFailure.NotAuthorized or DriverFailure.NotFound)
        {
            return [];
        }
    }

    private static VersionConsumer? Machine(ConsumerKind kind, JsonObject resource, JsonNode? profile)
    {
        var image = profile?["storageProfile"]?["imageReference"];
        return (string?)image?["id"] is { } id && id.Contains("/galleries/", StringComparison.OrdinalIgnoreCase)
            ? new(kind, (string)resource["id"]!, id, (string?)image["exactVersion"])
            : null;
    }

    private static VersionConsumer? Template(JsonObject template) =>
        (string?)template["properties"]?["source"]?["imageVersionId"] is { } id
            ? new(ConsumerKind.ImageTemplate, (string)template["id"]!, id)
            : null;
}
