using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ImageInfra.Simulator.Http;
using ImageInfra.Simulator.Operations;
using ImageInfra.Simulator.Resources;
using ImageInfra.Simulator.State;

namespace ImageInfra.Simulator.Compute;

/// <summary>
/// Scale sets with instances of their own (orchestration mode Uniform): a model that names an image, and how many machines are
/// made of it. Whoever wants more needs the image of the model to be there still.
/// </summary>
internal sealed partial class VirtualMachineScaleSetType(SimulatedAzure azure) : ArmType(azure)
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

    public override string Name => TypeName;

    public override IReadOnlyList<string> ApiVersions => KnownVersions.Compute;

    public override IReadOnlyList<ArmOperation> Operations =>
    [
        Get(Evidence.Published), List(Evidence.Published, request => ListPage.Of(Azure, request, TypeName, ListPage.Assumed)),
        Put(Evidence.Published, Create), Patch(Evidence.Published, Update), Delete(Evidence.Published, Remove),
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
        ResourceNames.Check(request.Path.Name, NamePattern, "virtual machine scale set");
        var known = Azure.Store.Find(request.Path.Text);
        var location = Locations.Require(request.RequiredBody);
        MachineBody.CheckLocation(known, location);
        var body = Tracked(request, location, (JsonObject)request.Properties.DeepClone());
        Given.Copy(request.RequiredBody, body, s_parts);
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

    // Nothing is stored before the image was found: a refusal leaves the set as it is.
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
        Given.Between(capacity, "sku.capacity", 0, MaximumCapacity);
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
        Given.OneOf(properties["upgradePolicy"]?["mode"], "properties.upgradePolicy.mode", "Manual", "Automatic", "Rolling");
        ImageReference.CheckAccess(Azure, request, ImageReference.Of(StorageOf(request.Properties)));
        if (properties["orchestrationMode"] is { } mode && (string?)mode != "Uniform")
        {
            throw new ArmFault(501, "NotSimulated", $"The simulator does not do scale sets of orchestration mode '{mode}', whose instances are virtual machines; Azure does.");
        }
    }

    private ArmAnswer Remove(ArmRequest request)
    {
        if (Azure.Store.Find(request.Path.Text) is not { } set)
        {
            return new(204);
        }

        set.ProvisioningState = "Deleting";
        Azure.Store.Put(set);
        return new(202) { Headers = Azure.Operations.Delete(request, OperationKind.ComputeDisks, set.Location!, set.Id, s_deletion) };
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
