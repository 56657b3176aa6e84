using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ImageInfra.Simulator.Http;
using ImageInfra.Simulator.Operations;
using ImageInfra.Simulator.Resources;
using ImageInfra.Simulator.State;

namespace ImageInfra.Simulator.Compute;

/// <summary>Virtual machines, as far as they use images: which version each was made from. What has become of that is all the same to them.</summary>
internal sealed partial class VirtualMachineType(SimulatedAzure azure) : ArmType(azure)
{
    public const string TypeName = "Microsoft.Compute/virtualMachines";

    private static readonly TimeSpan s_creation = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan s_deletion = TimeSpan.FromSeconds(60);

    [GeneratedRegex("^[A-Za-z0-9]([A-Za-z0-9_.-]{0,62}[A-Za-z0-9_])?$")]
    private static partial Regex NamePattern { get; }

    public override string Name => TypeName;

    public override IReadOnlyList<string> ApiVersions => KnownVersions.Compute;

    public override IReadOnlyList<ArmOperation> Operations =>
    [
        Get(Evidence.Published), List(Evidence.Recorded, request => ListPage.Of(Azure, request, TypeName, ListPage.Compute)),
        Put(Evidence.Recorded, Create), Delete(Evidence.Published, Remove),
    ];

    private ArmAnswer Create(ArmRequest request)
    {
        ResourceNames.Check(request.Path.Name, NamePattern, "virtual machine");
        var location = Locations.Require(request.RequiredBody);
        var known = Azure.Store.Find(request.Path.Text);
        var properties = (JsonObject)request.Properties.DeepClone();
        Start(request, location, properties, known);
        MachineBody.Complete(properties);
        properties["vmId"] = known?.Property("vmId") ?? MachineBody.NewId(Azure);
        properties["timeCreated"] = known?.Property("timeCreated") ?? Azure.Now.ToString("O", CultureInfo.InvariantCulture);
        properties["provisioningState"] = known is null ? "Creating" : "Updating";
        var body = Tracked(request, location, properties);
        Given.Copy(request.RequiredBody, body, "identity", "plan", "zones");
        var machine = new ArmResource(request.Path.Text, body);
        Azure.Store.Put(machine);
        var answer = ArmAnswer.Of(known is null ? 201 : 200, machine);
        return answer with { Headers = Azure.Operations.Provision(request, OperationKind.ComputeDisks, location, machine.Id, s_creation) };
    }

    // An image is used once: a machine that is there keeps its disk, and what it says of where that came from.
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

    private ArmAnswer Remove(ArmRequest request)
    {
        if (Azure.Store.Find(request.Path.Text) is not { } machine)
        {
            return new(204);
        }

        return new(202) { Headers = Azure.Operations.Delete(request, OperationKind.ComputeDisks, machine.Location!, machine.Id, s_deletion) };
    }
}
