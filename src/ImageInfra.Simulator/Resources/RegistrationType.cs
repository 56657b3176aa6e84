using ImageInfra.Simulator.Http;

namespace ImageInfra.Simulator.Resources;

/// <summary><c>POST …/providers/NAMESPACE/register</c></summary>
internal sealed class RegistrationType(SimulatedAzure azure) : ArmType(azure)
{
    public const string Action = "register";

    private readonly ProviderType _providers = new(azure);

    public override string Name => Action;

    public override IReadOnlyList<string> ApiVersions => KnownVersions.Resources;

    public override IReadOnlyDictionary<string, Func<ArmRequest, ArmAnswer>> Actions => new Dictionary<string, Func<ArmRequest, ArmAnswer>>
    {
        [Action] = request => new(200, _providers.Body(ProviderType.Find(request.Path.Segments[^2]))),
    };
}
