using System.Text.Json.Nodes;
using ImageInfra.Simulator.Http;

namespace ImageInfra.Simulator.Resources;

/// <summary>Resource providers. All are registered from the start: a build on a new subscription would otherwise need seven calls.</summary>
internal sealed class ProviderType(SimulatedAzure azure) : ArmType(azure)
{
    private static readonly string[] s_namespaces =
    [
        "Microsoft.VirtualMachineImages", "Microsoft.Compute", "Microsoft.KeyVault", "Microsoft.Storage", "Microsoft.Network",
        "Microsoft.ContainerInstance", "Microsoft.ManagedIdentity", "Microsoft.Authorization", "Microsoft.Resources",
    ];

    public override string Name => "providers";

    public override IReadOnlyList<string> ApiVersions => KnownVersions.Resources;

    public override ArmAnswer Get(ArmRequest request) => new(200, Body(Find(request.Path.Name)));

    public override ArmAnswer List(ArmRequest request) => ArmAnswer.List(s_namespaces.Select(Body));

    public static string Find(string name) => s_namespaces.FirstOrDefault(n => n.Equals(name, StringComparison.OrdinalIgnoreCase))
        ?? throw new ArmFault(404, "InvalidResourceNamespace", $"The resource namespace '{name}' is invalid.");

    public JsonObject Body(string name) => new()
    {
        ["id"] = $"/subscriptions/{Azure.Options.SubscriptionId}/providers/{name}",
        ["namespace"] = name,
        ["registrationState"] = "Registered",
        ["registrationPolicy"] = "RegistrationRequired",
        ["resourceTypes"] = new JsonArray(),
    };
}
