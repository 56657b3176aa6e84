using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text.Json.Nodes;
using ImageInfra.Driver.Foundations;
using ImageInfra.Driver.Rehearsal;
using ImageInfra.Driver.Stacks;
using Pulumi.Testing;

namespace ImageInfra.Driver.Export;

/// <summary>Mocks that accept every declared resource and record it.</summary>
internal sealed class ExportMocks(string subscriptionId) : IMocks
{
    /// <summary>The inputs of the image templates, by image.</summary>
    public ConcurrentDictionary<string, (ArmType Type, JsonObject Inputs)> Templates { get; } = [];

    /// <summary>Every resource, with its name in the program, its ARM id and its inputs.</summary>
    public ConcurrentQueue<(ArmType Type, string Name, string Id, JsonObject Inputs)> Resources { get; } = [];

    public Task<(string?, object)> NewResourceAsync(MockResourceArgs args)
    {
        if (!args.Type!.StartsWith("azure-native:", StringComparison.Ordinal))
        {
            return Task.FromResult<(string?, object)>(("", args.Inputs));
        }

        var type = ArmTypes.Of(args.Type);
        var inputs = PulumiValue.ToJson(args.Inputs);
        if (type.Token == ResourceTypes.ImageTemplate)
        {
            Templates[args.Name!] = (type, inputs);
        }

        var id = type.Id(inputs, subscriptionId)!;
        Resources.Enqueue((type, args.Name!, id, inputs));
        // Outputs that only Azure computes never appear in a template, so any value will do.
        var computed = type.Computed.Select(c => KeyValuePair.Create(c, (object)Guid.Empty.ToString()));
        var derived = type.Derived(id).Select(d => KeyValuePair.Create(d.Key, (object)d.Value));
        return Task.FromResult<(string?, object)>((id, args.Inputs.SetItem("name", ArmNames.Last(id)).SetItems(computed).SetItems(derived)));
    }

    public Task<object> CallAsync(MockCallArgs args) => Task.FromResult<object>(args.Token switch
    {
        "azure-native:resources:getResourceGroup" => new Dictionary<string, object>
        {
            ["id"] = $"/subscriptions/{subscriptionId}/resourceGroups/{args.Args["resourceGroupName"]}",
            ["name"] = args.Args["resourceGroupName"],
            ["location"] = "",
            ["type"] = "Microsoft.Resources/resourceGroups",
            ["azureApiVersion"] = "2024-03-01",
            ["properties"] = ImmutableDictionary<string, object>.Empty.Add("provisioningState", "Succeeded"),
        }.ToImmutableDictionary(),
        _ => throw new DriverException(DriverFailure.UpdateFailed, $"an export does not support the function '{args.Token}'"),
    });
}
