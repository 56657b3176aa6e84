using System.Globalization;
using System.Text.RegularExpressions;
using ImageInfra.Simulator.Http;
using ImageInfra.Simulator.Resources;
using ImageInfra.Simulator.State;

namespace ImageInfra.Simulator.ManagedIdentity;

/// <summary>User-assigned identities. Their principal ids come from their ids, so a simulation repeats.</summary>
internal sealed partial class IdentityType(SimulatedAzure azure) : ArmType(azure)
{
    public const string TypeName = "Microsoft.ManagedIdentity/userAssignedIdentities";
    public const string Assign = TypeName + "/assign/action";

    private const string Created = "createdAt";
    private static readonly TimeSpan s_replication = TimeSpan.FromSeconds(15);

    [GeneratedRegex("^[A-Za-z0-9][A-Za-z0-9_-]{2,127}$")]
    private static partial Regex NamePattern { get; }

    public override string Name => TypeName;

    public override IReadOnlyList<string> ApiVersions => KnownVersions.Identities;

    public override IReadOnlyList<ArmOperation> Operations =>
    [
        Get(Evidence.Recorded), List(Evidence.Published), Put(Evidence.Recorded, Create), Patch(Evidence.Published, Update),
        Delete(Evidence.Published, Remove),
    ];

    /// <summary>The principal of the identity with a client id, or null.</summary>
    public static string? PrincipalOf(SimulatedAzure azure, string clientId) => (string?)azure.Store.OfType(TypeName)
        .FirstOrDefault(i => ResourceId.Same((string?)i.Properties["clientId"], clientId))?.Properties["principalId"];

    /// <summary>Whether a principal is an identity that the directory knows: a new one is not known everywhere at once.</summary>
    public static bool IsPrincipal(SimulatedAzure azure, string principalId) => azure.Store.OfType(TypeName)
        .Any(i => ResourceId.Same((string?)i.Properties["principalId"], principalId)
            && DateTimeOffset.Parse((string)i.Hidden[Created]!, CultureInfo.InvariantCulture) + s_replication <= azure.Now);

    private ArmAnswer Create(ArmRequest request)
    {
        ResourceNames.Check(request.Path.Name, NamePattern, "identity");
        var location = Locations.Require(request.RequiredBody);
        var known = Azure.Store.Find(request.Path.Text);
        var id = known?.Id ?? ResourceId.WithLowerCaseGroups(request.Path.Text);
        // Another identity under the same name is another principal.
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

    private ArmAnswer Remove(ArmRequest request)
    {
        if (!Azure.Store.Contains(request.Path.Text))
        {
            return new(204);
        }

        foreach (var credential in Azure.Store.Below(request.Path.Text))
        {
            Azure.Store.Remove(credential);
        }

        Azure.Store.Remove(request.Path.Text);
        return new(200);
    }
}
