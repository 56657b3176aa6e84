using ImageInfra.Simulator.Http;
using ImageInfra.Simulator.Resources;

namespace ImageInfra.Simulator.Compute;

/// <summary>The machines of a scale set, by number.</summary>
internal sealed class ScaleSetInstanceType(SimulatedAzure azure) : ArmType(azure)
{
    public const string TypeName = VirtualMachineScaleSetType.TypeName + "/virtualMachines";

    public override string Name => TypeName;

    public override IReadOnlyList<string> ApiVersions => KnownVersions.Compute;

    public override IReadOnlyList<ArmOperation> Operations => [Get(Evidence.Published), List(Evidence.Published, ReadPage)];

    private ArmAnswer ReadPage(ArmRequest request)
    {
        RequireParent(request);
        return ListPage.Of(Azure, request, TypeName, ListPage.Assumed);
    }
}
