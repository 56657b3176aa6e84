using System.Globalization;
using System.Text.Json.Nodes;
using ImageInfra.Simulator.State;

namespace ImageInfra.Simulator.Compute;

/// <summary>The machines of a scale set. Each stays with the image that it was made from until it is made anew.</summary>
internal sealed class ScaleSetInstances(SimulatedAzure azure)
{
    private const string Next = "nextInstance";
    private const string LatestModelApplied = "latestModelApplied";

    public int CountOf(ArmResource set) => azure.Store.CountIn(CollectionOf(set));

    /// <summary>Makes machines, or takes away the newest, until there are as many as wanted; what is made starts from an image.</summary>
    public void Apply(ArmResource set, int capacity, JsonObject? start)
    {
        var instances = azure.Store.In(CollectionOf(set)).OrderBy(NumberOf).ToList();
        foreach (var surplus in instances.Skip(capacity))
        {
            azure.Store.Remove(surplus.Id);
        }

        foreach (var instance in instances.Take(capacity))
        {
            Follow(set, instance, start);
        }

        var next = (int?)set.Hidden[Next] ?? 0;
        for (var missing = capacity - instances.Count; missing > 0; missing--)
        {
            azure.Store.Put(Create(set, next++, start));
        }

        set.Hidden[Next] = next;
    }

    /// <summary>What was being made is made.</summary>
    public void Finish(ArmResource set)
    {
        foreach (var instance in azure.Store.In(CollectionOf(set)).Where(i => i.ProvisioningState != "Succeeded").ToList())
        {
            instance.ProvisioningState = "Succeeded";
            azure.Store.Put(instance);
        }
    }

    // By hand, and by rolling upgrades, which are not simulated, a machine gets the new model later.
    private void Follow(ArmResource set, ArmResource instance, JsonObject? start)
    {
        var storage = instance.Properties["storageProfile"]!;
        var model = set.Properties["virtualMachineProfile"]?["storageProfile"]?["imageReference"];
        var isOld = !ImageReference.Same(storage["imageReference"], model);
        if (isOld && start is not null && (string?)set.Properties["upgradePolicy"]?["mode"] == "Automatic")
        {
            storage["imageReference"] = start.DeepClone();
            instance.ProvisioningState = "Updating";
            isOld = false;
        }

        if (instance.ProvisioningState == "Updating" || (bool)instance.Properties[LatestModelApplied]! == isOld)
        {
            instance.Properties[LatestModelApplied] = !isOld;
            azure.Store.Put(instance);
        }
    }

    private ArmResource Create(ArmResource set, int number, JsonObject? start)
    {
        var id = $"{CollectionOf(set)}/{number.ToString(CultureInfo.InvariantCulture)}";
        return new(id, new JsonObject
        {
            ["name"] = $"{set.Name}_{number}",
            ["id"] = id,
            ["type"] = ScaleSetInstanceType.TypeName,
            ["location"] = set.Location,
            ["tags"] = set.Body["tags"]?.DeepClone(),
            ["instanceId"] = number.ToString(CultureInfo.InvariantCulture),
            ["sku"] = new JsonObject { ["name"] = set.Body["sku"]!["name"]?.DeepClone(), ["tier"] = set.Body["sku"]!["tier"]?.DeepClone() ?? "Standard" },
            ["properties"] = new JsonObject
            {
                [LatestModelApplied] = true,
                ["modelDefinitionApplied"] = "VirtualMachineScaleSet",
                ["vmId"] = MachineBody.NewId(azure),
                ["hardwareProfile"] = new JsonObject(),
                ["storageProfile"] = new JsonObject { ["imageReference"] = start?.DeepClone(), ["dataDisks"] = new JsonArray() },
                ["provisioningState"] = "Creating",
            },
        });
    }

    private static string CollectionOf(ArmResource set) => $"{set.Id}/virtualMachines";

    private static int NumberOf(ArmResource instance) => int.Parse(instance.Name, CultureInfo.InvariantCulture);
}
