using System.Text.RegularExpressions;
using ImageInfra.Simulator.Arm;
using ImageInfra.Simulator.Foundations;
using ImageInfra.Simulator.Store;

namespace ImageInfra.Simulator.Providers.Compute;

/// <summary>
/// Scale sets with the orchestration mode Uniform: a model with an image, and a capacity. The image must exist when the capacity
/// increases.
/// </summary>
internal sealed partial class VirtualMachineScaleSetType(AzureState azure) : ArmType(azure, TypeName, KnownVersions.Compute)
{
    public const string TypeName = "Microsoft.Compute/virtualMachineScaleSets";

    private const string Changed = "scale-set-changed";
    private const int MaximumCapacity = 1_000;

    private static readonly TimeSpan s_change = TimeSpan.FromSeconds(90);
    private static readonly TimeSpan s_deletion = TimeSpan.FromSeconds(90);
    private static readonly string[] s_parts = ["sku", "identity", "plan", "zones"];

    private readonly ScaleSetInstances _instances = new(azure);

    [GeneratedRegex("^[A-Za-z0-9]([A-Za-z0-9_.-]{0,62}[A-Za-z0-9_])?$")]
    private static partial Regex NamePattern { get; }

    public override IReadOnlyList<ArmOperation> Operations =>
    [
        Get(BehaviorSource.Published), List(BehaviorSource.Published, request => ListPage.Of(Azure, request, TypeName, ListPage.Assumed)),
        Put(BehaviorSource.Published, Create), Patch(BehaviorSource.Published, Update), Delete(BehaviorSource.Published, Remove),
    ];

    public override IReadOnlyDictionary<string, Action<DueEvent>> Events => new Dictionary<string, Action<DueEvent>>
    {
        [Changed] = due =>
        {
            if (Azure.Store.TryFind(due.Target, out var set) && set.ProvisioningState != "Deleting")
            {
                set.ProvisioningState = "Succeeded";
                Azure.Store.Put(set);
                _instances.Finish(set);
            }

            Azure.Operations.End(due);
        },
    };

    private ArmAnswer Create(ArmRequest request)
    {
        Validate.Name(request.Path.Name, NamePattern, "virtual machine scale set");
        var known = Azure.Store.Find(request.Path.Text);
        var location = Locations.Require(request.RequiredBody);
        MachineBody.CheckLocation(known, location);
        var body = Tracked(request, location, (JsonObject)request.Properties.DeepClone());
        SimulatorJson.Copy(request.RequiredBody, body, s_parts);
        return Apply(request, body, known);
    }

    private ArmAnswer Update(ArmRequest request)
    {
        var known = Require(request);
        var body = (JsonObject)known.Body.DeepClone();
        Tags.Patch(body, request.RequiredBody);
        foreach (var part in s_parts.Append("properties"))
        {
            Merge(body, part, request.RequiredBody[part]);
        }

        return Apply(request, body, known);
    }

    // Resolves the image before it stores anything, so that an error changes nothing.
    private ArmAnswer Apply(ArmRequest request, JsonObject body, ArmResource? known)
    {
        var properties = (JsonObject)body["properties"]!;
        Check(request, properties);
        var reference = ImageReference.Of(StorageOf(properties));
        var before = StorageOf(known?.Properties)?["imageReference"];
        if (known is not null && ImageReference.KindOf(reference) != ImageReference.KindOf(before))
        {
            throw new ArmFault(409, "OperationNotAllowed", "The Image type for a Virtual Machine Scale Set may not be changed.");
        }

        var sku = (JsonObject)(body["sku"] ??= new JsonObject());
        var capacity = (int?)sku["capacity"] ?? (int?)known?.Body["sku"]?["capacity"] ?? 0;
        Validate.Between(capacity, "sku.capacity", 0, MaximumCapacity);
        sku["capacity"] = capacity;
        var isNeeded = known is null || !ImageReference.Same(reference, before) || capacity > _instances.CountOf(known);
        var start = reference is not null && isNeeded ? ImageReference.Resolve(Azure, reference, (string)body["location"]!) : null;

        MachineBody.Complete(properties["virtualMachineProfile"] as JsonObject ?? []);
        if (StorageOf(properties) is JsonObject storage)
        {
            storage["imageReference"] = reference;
        }

        properties["uniqueId"] = known?.Property("uniqueId") ?? MachineBody.NewId(Azure);
        properties["provisioningState"] = known is null ? "Creating" : "Updating";
        var set = new ArmResource(request.Path.Text, body, known?.Hidden);
        _instances.Apply(set, capacity, start);
        Azure.Store.Put(set);
        var answer = ArmAnswer.Of(known is null ? 201 : 200, set);
        return answer with { Headers = Azure.Operations.Begin(request, OperationKind.ComputeDisks, set.Location!, set.Id, s_change, Changed) };
    }

    private void Check(ArmRequest request, JsonObject properties)
    {
        Validate.OneOf(properties["upgradePolicy"]?["mode"], "properties.upgradePolicy.mode", "Manual", "Automatic", "Rolling");
        ImageReference.CheckAccess(Azure, request, ImageReference.Of(StorageOf(request.Properties)));
        if (properties["orchestrationMode"] is { } mode && (string?)mode != "Uniform")
        {
            throw new ArmFault(501, "NotSimulated", $"The simulator does not simulate scale sets of orchestration mode '{mode}', whose instances are virtual machines; Azure does.");
        }
    }

    private ArmAnswer Remove(ArmRequest request, ArmResource set)
    {
        set.ProvisioningState = "Deleting";
        Azure.Store.Put(set);
        return AcceptDeletion(request, OperationKind.ComputeDisks, set, s_deletion);
    }

    private static JsonNode? StorageOf(JsonObject? properties) => properties?["virtualMachineProfile"]?["storageProfile"];

    private static void Merge(JsonObject target, string name, JsonNode? change)
    {
        if (change is JsonObject changes && target[name] is JsonObject part)
        {
            foreach (var (key, value) in changes)
            {
                Merge(part, key, value);
            }
        }
        else if (change is not null)
        {
            target[name] = change.DeepClone();
        }
    }
}
