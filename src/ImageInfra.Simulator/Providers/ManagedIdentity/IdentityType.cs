using System.Text.RegularExpressions;
using ImageInfra.Simulator.Arm;
using ImageInfra.Simulator.Foundations;
using ImageInfra.Simulator.Store;

namespace ImageInfra.Simulator.Providers.ManagedIdentity;

/// <summary>User-assigned identities. Principal ids are derived, so that all simulations use the same ones.</summary>
internal sealed partial class IdentityType(AzureState azure) : ArmType(azure, TypeName, KnownVersions.Identities)
{
    public const string TypeName = "Microsoft.ManagedIdentity/userAssignedIdentities";
    public const string Assign = TypeName + "/assign/action";

    private const string Created = "createdAt";
    private static readonly TimeSpan s_replication = TimeSpan.FromSeconds(15);

    [GeneratedRegex("^[A-Za-z0-9][A-Za-z0-9_-]{2,127}$")]
    private static partial Regex NamePattern { get; }

    public override IReadOnlyList<ArmOperation> Operations =>
    [
        Get(BehaviorSource.Recorded), List(BehaviorSource.Published), Put(BehaviorSource.Recorded, Create), Patch(BehaviorSource.Published, Update),
        Delete(BehaviorSource.Published, Remove),
    ];

    /// <summary>Returns the principal of the identity with a client id, or null.</summary>
    public static string? PrincipalOf(AzureState azure, string clientId) => (string?)azure.Store.OfType(TypeName)
        .FirstOrDefault(i => ResourceId.Same((string?)i.Properties["clientId"], clientId))?.Properties["principalId"];

    /// <summary>Whether the directory has a principal. A new identity appears some seconds after its creation.</summary>
    public static bool IsPrincipal(AzureState azure, string principalId) => azure.Store.OfType(TypeName)
        .Any(i => ResourceId.Same((string?)i.Properties["principalId"], principalId)
            && SimulatorJson.Time((string)i.Hidden[Created]!) + s_replication <= azure.Now);

    private ArmAnswer Create(ArmRequest request)
    {
        Validate.Name(request.Path.Name, NamePattern, "identity");
        var location = Locations.Require(request.RequiredBody);
        var known = Azure.Store.Find(request.Path.Text);
        var id = known?.Id ?? ResourceId.WithLowerCaseGroups(request.Path.Text);
        // A recreated identity with the same name is another principal.
        var generation = known is null ? $"{++Azure.Timeline.Sequence}" : "";
        var identity = new ArmResource(id, Tracked(request, location, new()
        {
            ["tenantId"] = Azure.Options.TenantId,
            ["principalId"] = (string?)known?.Properties["principalId"] ?? DerivedGuid.Of($"principal {generation} {id}").ToString(),
            ["clientId"] = (string?)known?.Properties["clientId"] ?? DerivedGuid.Of($"client {generation} {id}").ToString(),
        }, id), known?.Hidden ?? new() { [Created] = Azure.Now.ToString("O") });
        Azure.Store.Put(identity);
        return ArmAnswer.Of(known is null ? 201 : 200, identity) with { Headers = known is null ? [("Location", id)] : [] };
    }

    private ArmAnswer Update(ArmRequest request)
    {
        var identity = Require(request);
        Tags.Patch(identity.Body, request.RequiredBody);
        Azure.Store.Put(identity);
        return ArmAnswer.Of(200, identity);
    }

    private ArmAnswer Remove(ArmRequest request, ArmResource resource)
    {
        foreach (var credential in Azure.Store.Below(resource.Id))
        {
            Azure.Store.Remove(credential);
        }

        Azure.Store.Remove(resource.Id);
        return new(200);
    }
}
