using System.Text.RegularExpressions;
using ImageInfra.Simulator.Arm;
using ImageInfra.Simulator.Foundations;
using ImageInfra.Simulator.Store;

namespace ImageInfra.Simulator.Providers.Compute;

/// <summary>Virtual machines, with the properties that concern images. A VM continues to exist without its image version.</summary>
internal sealed partial class VirtualMachineType(AzureState azure) : ArmType(azure, TypeName, KnownVersions.Compute)
{
    public const string TypeName = "Microsoft.Compute/virtualMachines";

    private static readonly TimeSpan s_creation = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan s_deletion = TimeSpan.FromSeconds(60);

    [GeneratedRegex("^[A-Za-z0-9]([A-Za-z0-9_.-]{0,62}[A-Za-z0-9_])?$")]
    private static partial Regex NamePattern { get; }

    public override IReadOnlyList<ArmOperation> Operations =>
    [
        Get(BehaviorSource.Published), List(BehaviorSource.Recorded, request => ListPage.Of(Azure, request, TypeName, ListPage.Compute)),
        Put(BehaviorSource.Recorded, Create), Delete(BehaviorSource.Published, OperationKind.ComputeDisks, s_deletion),
    ];

    private ArmAnswer Create(ArmRequest request)
    {
        Validate.Name(request.Path.Name, NamePattern, "virtual machine");
        var location = Locations.Require(request.RequiredBody);
        var known = Azure.Store.Find(request.Path.Text);
        var properties = (JsonObject)request.Properties.DeepClone();
        Start(request, location, properties, known);
        MachineBody.Complete(properties);
        properties["vmId"] = known?.Property("vmId") ?? MachineBody.NewId(Azure);
        properties["timeCreated"] = known?.Property("timeCreated") ?? Azure.Now.ToString("O");
        properties["provisioningState"] = known is null ? "Creating" : "Updating";
        var body = Tracked(request, location, properties);
        SimulatorJson.Copy(request.RequiredBody, body, "identity", "plan", "zones");
        var machine = new ArmResource(request.Path.Text, body);
        Azure.Store.Put(machine);
        return Provision(request, OperationKind.ComputeDisks, location, machine, s_creation, known is null);
    }

    // An existing VM keeps its disk and its image reference.
    private void Start(ArmRequest request, string location, JsonObject properties, ArmResource? known)
    {
        var reference = ImageReference.Of(properties["storageProfile"]);
        ImageReference.CheckAccess(Azure, request, reference);
        var used = known?.Properties["storageProfile"]?["imageReference"];
        MachineBody.CheckLocation(known, location);
        if (known is not null && reference is not null && !ImageReference.Same(reference, used))
        {
            throw new ArmFault(409, "PropertyChangeNotAllowed", "Changing property 'imageReference' is not allowed.");
        }

        var start = known is not null ? used?.DeepClone() : reference is not null ? ImageReference.Resolve(Azure, reference, location) : null;
        if (start is not null)
        {
            if (properties["storageProfile"] is not JsonObject storage)
            {
                properties["storageProfile"] = storage = [];
            }

            storage["imageReference"] = start;
        }
    }
}
