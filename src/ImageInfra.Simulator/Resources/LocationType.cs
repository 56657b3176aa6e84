using ImageInfra.Simulator.Http;

namespace ImageInfra.Simulator.Resources;

/// <summary>The regions of a subscription.</summary>
internal sealed class LocationType(SimulatedAzure azure) : ArmType(azure)
{
    public override string Name => "subscriptions/locations";

    public override IReadOnlyList<string> ApiVersions => KnownVersions.Resources;

    public override IReadOnlyList<ArmOperation> Operations =>
    [
        new("LIST", "Microsoft.Resources/subscriptions/locations/read", Evidence.Published, request =>
            ArmAnswer.List(Locations.All.Select(l => Locations.Describe(request.Path.SubscriptionId, l)))),
    ];
}
