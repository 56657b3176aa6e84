using System.Globalization;
using ImageInfra.Simulator.Arm;
using ImageInfra.Simulator.Store;

namespace ImageInfra.Simulator.Providers.Compute;

/// <summary>The VMs of a scale set. A VM keeps its image until it is upgraded or recreated.</summary>
internal sealed class ScaleSetInstances(AzureState azure)
{
    private const string Next = "nextInstance";
    private const string LatestModelApplied = "latestModelApplied";

    public int CountOf(ArmResource set) => azure.Store.CountIn(CollectionOf(set));

    /// <summary>Scales to a capacity: adds VMs with an image, or removes the newest VMs.</summary>
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

    /// <summary>Marks new VMs as provisioned.</summary>
    public void Finish(ArmResource set)
    {
        foreach (var instance in azure.Store.In(CollectionOf(set)).Where(i => i.ProvisioningState != "Succeeded").ToList())
        {
            instance.ProvisioningState = "Succeeded";
            azure.Store.Put(instance);
        }
    }

    // Only the policy Automatic updates VMs here. Updates by the other policies are not simulated.
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

/// <summary>The resource type of VMs in a scale set.</summary>
internal sealed class ScaleSetInstanceType(AzureState azure) : ArmType(azure, TypeName, KnownVersions.Compute)
{
    public const string TypeName = VirtualMachineScaleSetType.TypeName + "/virtualMachines";

    public override IReadOnlyList<ArmOperation> Operations => [Get(BehaviorSource.Published), List(BehaviorSource.Published, ReadPage)];

    private ArmAnswer ReadPage(ArmRequest request)
    {
        RequireParent(request);
        return ListPage.Of(Azure, request, TypeName, ListPage.Assumed);
    }
}
