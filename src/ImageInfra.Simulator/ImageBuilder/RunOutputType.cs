using ImageInfra.Simulator.Http;
using ImageInfra.Simulator.Resources;

namespace ImageInfra.Simulator.ImageBuilder;

/// <summary>What the last successful run of a template made.</summary>
internal sealed class RunOutputType(SimulatedAzure azure) : ArmType(azure)
{
    public override string Name => "Microsoft.VirtualMachineImages/imageTemplates/runOutputs";

    public override IReadOnlyList<string> ApiVersions => KnownVersions.ImageBuilder;

    public override ArmAnswer Get(ArmRequest request) =>
        new(200, (Azure.Store.Find(request.Path.Text) ?? throw Missing.Resource(request.Path)).Body);

    public override ArmAnswer List(ArmRequest request) => Azure.Store.Find(AzureIds.Up(request.Path.Text, 1)) is { } template
        ? ArmAnswer.List(Azure.Store.In($"{template.Id}/runOutputs").Select(o => o.Body))
        : throw Missing.Parent(AzureIds.Up(request.Path.Text, 1));
}
